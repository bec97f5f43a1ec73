package io.monitorix.exporter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that a client may take slowly, but not stop to take. */
class LongAnswerTest {

  private static final int STEP = 1 << 20;
  private static final int STEPS = 24;
  private static final long LENGTH = (long) STEP * STEPS;
  private static final Duration TAKING = Duration.ofMillis(700);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final AtomicInteger cutOff = new AtomicInteger();
  private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
  private final WebServer server = serving();

  private WebServer serving() {
    return TestServer.start(
        RunningExporter.LOCAL,
        WebAccess.open(),
        new WebLimits(4, SECONDS, SECONDS, TAKING, 1000),
        List.of(
            new Route(
                "/long",
                request ->
                    request.answerLong(
                        200,
                        "application/gzip",
                        LENGTH,
                        out -> {
                          try {
                            for (int i = 0; i < STEPS; i++) {
                              out.write(new byte[STEP]);
                            }
                          } catch (IOException e) {
                            cutOff.incrementAndGet();
                            throw e;
                          }
                        })),
            new Route(
                "/short",
                request ->
                    request.answerLong(200, "text/plain", 10, out -> out.write(new byte[9])))),
        RequestObserver.NONE);
  }

  @AfterEach
  void stop() {
    reader.shutdownNow();
    server.close();
  }

  @Test
  void slowClientGetsAllOfItHoweverLongItTakes() throws IOException {
    try (Socket client = asking("/long")) {
      InputStream in = client.getInputStream();
      AtomicLong got = new AtomicLong();
      long begin = System.nanoTime();
      var unused =
          reader.scheduleAtFixedRate(
              () -> {
                try {
                  got.addAndGet(in.readNBytes(STEP).length);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              100,
              100,
              TimeUnit.MILLISECONDS);
      await().atMost(Duration.ofSeconds(30)).until(() -> got.get() >= LENGTH);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(TAKING.multipliedBy(2));
    }
    assertThat(cutOff).hasValue(0);
  }

  @Test
  void clientThatStopsToTakeItIsCutOffAndSeesIt() throws IOException {
    try (Socket client = asking("/long")) {
      await().atMost(SECONDS).until(() -> cutOff.get() == 1);
      assertThatThrownBy(
              () -> {
                long got = client.getInputStream().readAllBytes().length;
                if (got < LENGTH) {
                  throw new EOFException(got + " bytes");
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void answerThatIsTooShortLooksLikeOne() throws IOException {
    try (RawConnection client = RawConnection.to(server.port())) {
      client.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThatThrownBy(client::answer).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void headTellsTheLength() throws IOException {
    try (RawConnection client = RawConnection.to(server.port())) {
      client.send("HEAD /long HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answerToHead().headers())
          .containsEntry("Content-Length", Long.toString(LENGTH))
          .doesNotContainKey("Content-Encoding");
    }
  }

  /** With a small buffer: what the system takes, the client has not taken. */
  private Socket asking(String path) throws IOException {
    Socket client = new Socket();
    client.setReceiveBufferSize(16 * 1024);
    client.setSoTimeout(15_000);
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    String head = "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n";
    client.getOutputStream().write(head.getBytes(ISO_8859_1));
    return client;
  }
}
