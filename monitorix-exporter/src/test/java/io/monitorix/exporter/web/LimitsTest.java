package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many clients, slow ones and the end of the process do to requests. */
class LimitsTest {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String LARGE = "0123456789abcdef".repeat(1 << 19);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<String> proxmox = new CompletableFuture<>();
  private final ExecutorService elsewhere = Executors.newCachedThreadPool();

  /** Waits for Proxmox on no thread of its own, as /pve does. */
  private final Route waiting =
      Route.scrape(
          "/waiting",
          request -> {
            begun.countDown();
            var unused =
                proxmox.thenAcceptAsync(
                    text -> {
                      try {
                        request.answer(200, TEXT, text);
                      } catch (IOException e) {
                        // the server is told by the request
                      }
                    },
                    elsewhere);
          });

  private final Route small = new Route("/small", request -> request.answer(200, TEXT, "small"));
  private final Route large = Route.scrape("/large", request -> request.answer(200, TEXT, LARGE));

  @AfterEach
  void stop() {
    elsewhere.shutdownNow();
  }

  private WebServer serving(int maxRequests, Duration grace) {
    return serving(new WebLimits(maxRequests, grace, SECONDS, SECONDS, 1000));
  }

  private WebServer serving(WebLimits limits) {
    return TestServer.start(
        RunningExporter.LOCAL,
        WebAccess.open(),
        limits,
        List.of(
            waiting,
            small,
            large,
            new Route("/ready", request -> request.answer(request.isLast() ? 503 : 200, TEXT, "")),
            Route.change(
                Method.POST,
                "/body",
                request -> request.answer(200, TEXT, request.body().length + ""))),
        RequestObserver.NONE);
  }

  @Test
  void scrapesBeyondTheLimitAreRefusedAtOnceAndOtherPagesAreNot() throws Exception {
    try (WebServer server = serving(1, SECONDS);
        RawConnection first = RawConnection.to(server.port())) {
      first.send("GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

      var refused = RunningExporter.get(server.port(), "/large");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.body()).contains("web.max_requests");
      assertThat(RunningExporter.get(server.port(), "/small").statusCode()).isEqualTo(200);

      proxmox.complete("late");
      assertThat(first.answer().body()).isEqualTo("late");
      // its place is free a moment after its answer is there
      await()
          .untilAsserted(
              () ->
                  assertThat(RunningExporter.get(server.port(), "/large").statusCode())
                      .isEqualTo(200));
    }
  }

  @Test
  void requestsUnderWayFinishWhenTheServerStops() throws Exception {
    WebServer server = serving(10, SECONDS);
    try (RawConnection first = RawConnection.to(server.port());
        RawConnection kept = RawConnection.to(server.port())) {
      kept.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(kept.answer().status()).isEqualTo(200);
      first.send("GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      int port = server.port();

      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close, elsewhere);
      assertThatThrownBy(
              () -> {
                while (true) {
                  RawConnection.to(port).close();
                }
              })
          .isInstanceOf(IOException.class);
      kept.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n");
      RawConnection.Answer stopping = kept.answer();
      assertThat(stopping.status()).isEqualTo(503);
      assertThat(stopping.headers()).containsEntry("Connection", "close");
      assertThat(closed).isNotDone();

      long finished = System.nanoTime();
      proxmox.complete("late");
      assertThat(first.answer().body()).isEqualTo("late");
      closed.get(10, TimeUnit.SECONDS);
      assertThat(Duration.ofNanos(System.nanoTime() - finished)).isLessThan(SECONDS.dividedBy(2));
    }
  }

  @Test
  void requestsThatDoNotFinishInTheTimeOfGraceAreCutOff() throws Exception {
    WebServer server = serving(10, Duration.ofMillis(200));
    try (RawConnection first = RawConnection.to(server.port())) {
      first.send("GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

      CompletableFuture.runAsync(server::close, elsewhere).get(10, TimeUnit.SECONDS);
      assertThatThrownBy(first::answer).isInstanceOf(IOException.class);
    }
  }

  @Test
  void serverThatIsIdleStopsAtOnce() throws IOException {
    WebServer server = serving(10, SECONDS);
    try (RawConnection kept = RawConnection.to(server.port())) {
      kept.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(kept.answer().status()).isEqualTo(200);
      long start = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECONDS.dividedBy(2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /small HTTP/1.1\r\n",
        "GET /small HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
        "POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
        "GET /small HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n",
      })
  void clientsThatSendSlowlyHoldNobodyUp(String begun) throws IOException {
    List<RawConnection> slow = new ArrayList<>();
    try (WebServer server = serving(10, Duration.ofMillis(100))) {
      for (int i = 0; i < 200; i++) {
        RawConnection connection = RawConnection.to(server.port());
        slow.add(connection);
        connection.send(begun);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(RunningExporter.get(server.port(), "/small").statusCode()).isEqualTo(200);
      }
    } finally {
      for (RawConnection connection : slow) {
        connection.close();
      }
    }
  }

  @Test
  void requestThatDoesNotArriveInTimeIsCutOff() throws IOException {
    Duration little = Duration.ofMillis(200);
    try (WebServer server = serving(new WebLimits(10, little, little, SECONDS, 1000))) {
      for (String begun :
          List.of("GET /sm", "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")) {
        try (RawConnection slow = RawConnection.to(server.port())) {
          slow.send(begun);
          assertThatThrownBy(slow::answer).isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void answersThatNobodyTakesAreForgottenByTheServer() throws IOException {
    Duration impatience = Duration.ofMillis(50);
    try (WebServer server = serving(new WebLimits(100, impatience, SECONDS, impatience, 1000))) {
      // the server may have 512 connections open: each that it forgot to count down would be one
      for (int round = 0; round < 11; round++) {
        List<RawConnection> gone = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          RawConnection connection = RawConnection.to(server.port());
          gone.add(connection);
          connection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        for (RawConnection connection : gone) {
          connection.close();
        }
      }
      assertThat(RunningExporter.get(server.port(), "/small").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersOfAnotherThreadThatNobodyTakesAreForgottenToo() throws Exception {
    Duration impatience = Duration.ofMillis(50);
    proxmox.complete(LARGE);
    try (WebServer server = serving(new WebLimits(100, impatience, SECONDS, impatience, 1000))) {
      for (int round = 0; round < 11; round++) {
        List<RawConnection> gone = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          RawConnection connection = RawConnection.to(server.port());
          gone.add(connection);
          connection.send("GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        for (RawConnection connection : gone) {
          connection.close();
        }
      }
      assertThat(RunningExporter.get(server.port(), "/small").statusCode()).isEqualTo(200);
    }
  }
}
