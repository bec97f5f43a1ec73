package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String LARGE = "0123456789abcdef".repeat(1 << 20);
  private static WebServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            RunningExporter.LOCAL,
            WebAccess.open(),
            List.of(
                new Route("/small", request -> request.answer(200, TEXT, "small\n")),
                new Route("/empty", request -> request.answer(200, TEXT, "")),
                new Route("/large", request -> request.answer(200, TEXT, LARGE)),
                new Route(
                    "/echo", request -> request.answer(200, TEXT, request.parameters() + "\n")),
                new Route(
                    "/broken",
                    request -> {
                      throw new IllegalStateException("a secret of the inside");
                    }),
                new Route(
                    "/bad",
                    request -> {
                      throw new BadRequestException("say it differently");
                    }),
                new Route("/unsent", request -> failSending())));
  }

  private static void failSending() throws IOException {
    throw new IOException("gone");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void itStillAnswers() {
    assertThat(RunningExporter.get(server.port(), "/small").body()).isEqualTo("small\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE",
        "GET",
        "GET /small",
        "GET /%zz HTTP/1.1",
        "GET /echo?a=%zz HTTP/1.1",
        "GET /echo?a=% HTTP/1.1",
        "GET http://[bad/small HTTP/1.1",
        "\u0016\u0003\u0001\u0002",
      })
  void whatIsNoRequestIsRefused(String line) throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      connection.send(line + "\r\nHost: x\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET * HTTP/1.1",
        "GET //small HTTP/1.1",
        "GET /a b HTTP/1.1",
        "GET  HTTP/1.1",
        "GET mailto:someone HTTP/1.1",
        "GET small HTTP/1.1",
        "GET http://x HTTP/1.1",
        "GET /small HTTP/9.9",
        "GET /small/../../etc/passwd HTTP/1.1",
        "GET /\u0000 HTTP/1.1",
      })
  void strangeRequestsDoNoHarm(String line) throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      connection.send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(connection.answer().status()).isIn(200, 400, 404, 405, 505);
    } catch (EOFException | SocketException closed) {
      assertThat(closed).as("closing is an answer as well").isNotNull();
    }
  }

  @Test
  void headersThatAreTooLargeAreNotTaken() throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      String header = "X-Large: " + "a".repeat(1 << 21) + "\r\n";
      assertThatThrownBy(
              () -> {
                connection.send("GET /small HTTP/1.1\r\nHost: x\r\n" + header + "\r\n");
                RawConnection.Answer answer = connection.answer();
                if (answer.status() >= 400) {
                  throw new SocketException("refused with " + answer.status());
                }
              })
          .isInstanceOfAny(EOFException.class, SocketException.class);
    }
  }

  @Test
  void headersThatAreTooManyAreNotTaken() throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      StringBuilder headers = new StringBuilder();
      for (int i = 0; i < 5_000; i++) {
        headers.append("X-").append(i).append(": x\r\n");
      }
      assertThatThrownBy(
              () -> {
                connection.send("GET /small HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
                RawConnection.Answer answer = connection.answer();
                if (answer.status() >= 400) {
                  throw new SocketException("refused with " + answer.status());
                }
              })
          .isInstanceOfAny(EOFException.class, SocketException.class);
    }
  }

  @Test
  void oneConnectionCarriesManyRequests() throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      for (int i = 0; i < 300; i++) {
        connection.send("GET /echo?i=" + i + " HTTP/1.1\r\nHost: x\r\n\r\n");
        RawConnection.Answer answer = connection.answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{i=" + i + "}\n");
      }
    }
  }

  @Test
  void parametersAreDecodedAndTheFirstOfANameCounts() throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      connection.send(
          "GET /echo?a=1&a=2&b=%26%3D+x&c&=d&&e=f=g&%C3%A9=%F0%9F%9A%80 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(
              new String(
                  connection.answer().body().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                  java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("{a=1, b=&= x, c=, =d, e=f=g, é=🚀}\n");
    }
  }

  @Test
  void failingRouteTellsNothingOfTheInside() {
    var answer = RunningExporter.get(server.port(), "/broken");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("internal error: the log has more\n");
  }

  @Test
  void requestThatARouteDoesNotUnderstandIsRefusedWithItsReason() {
    var answer = RunningExporter.get(server.port(), "/bad");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("say it differently\n");
  }

  @Test
  void answerThatCannotBeSentClosesTheConnection() throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      connection.send("GET /unsent HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThatThrownBy(connection::answer)
          .isInstanceOfAny(EOFException.class, SocketException.class);
    }
  }

  @Test
  void emptyBodyHasALengthAsWell() throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      connection.send("GET /empty HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.answer().body()).isEmpty();
      connection.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.answer().body()).isEqualTo("small\n");
    }
  }

  @Test
  void clientsThatAreSlowToAskOrToReadDoNotStopOthers() throws IOException {
    List<RawConnection> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        RawConnection asking = RawConnection.to(server.port());
        slow.add(asking);
        asking.send("GET /small HT");
        RawConnection reading = RawConnection.to(server.port());
        slow.add(reading);
        reading.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
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
  void clientsThatNeverTakeTheirAnswerAreCutOffBeforeTheyHoldAllThreads() throws IOException {
    List<RawConnection> stuck = new ArrayList<>();
    try (WebServer server =
        TestServer.start(
            RunningExporter.LOCAL,
            WebAccess.open(),
            impatient(),
            List.of(
                new Route("/small", request -> request.answer(200, TEXT, "small\n")),
                new Route("/large", request -> request.answer(200, TEXT, LARGE))),
            RequestObserver.NONE)) {
      for (int i = 0; i < 20; i++) {
        RawConnection connection = RawConnection.to(server.port());
        stuck.add(connection);
        connection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      for (int i = 0; i < 5; i++) {
        assertThat(RunningExporter.get(server.port(), "/small").body()).isEqualTo("small\n");
      }
      // those that were not in the way have until their time is up
      await().pollDelay(impatient().taking().multipliedBy(3)).until(() -> true);
      assertThatThrownBy(stuck.get(0)::answer)
          .isInstanceOfAny(EOFException.class, SocketException.class);
    } finally {
      for (RawConnection connection : stuck) {
        connection.close();
      }
    }
  }

  private static WebLimits impatient() {
    Duration patience = Duration.ofMillis(300);
    return new WebLimits(40, patience, patience, patience, 1000);
  }

  @Test
  void clientsThatGoAwayWhileTheyAreAnsweredLeaveNothingBehind() throws IOException {
    for (int i = 0; i < 10; i++) {
      try (var connection = RawConnection.to(server.port())) {
        connection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      }
    }
    assertThat(RunningExporter.get(server.port(), "/large").body()).hasSameSizeAs(LARGE);
  }

  @Test
  void addressThatIsTakenIsToldWithTheAddress() {
    ListenAddress taken = new ListenAddress("127.0.0.1", server.port());

    assertThatThrownBy(() -> TestServer.start(taken, WebAccess.open(), List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port())
        .hasMessageContaining("is another process there already?");
  }

  @Test
  void hostThatDoesNotResolveIsToldWithTheAddress() {
    ListenAddress unknown = new ListenAddress("no-such-host.invalid", 0);

    assertThatThrownBy(() -> TestServer.start(unknown, WebAccess.open(), List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot listen on no-such-host.invalid:0");
  }
}
