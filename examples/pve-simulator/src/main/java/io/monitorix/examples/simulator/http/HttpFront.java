package io.monitorix.examples.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The listening server. It is MockWebServer, as status lines, delays and broken connections are
 * what it is for; what it keeps for assertions is thrown away at once.
 */
public final class HttpFront implements AutoCloseable {
  private static final long BODY_LIMIT = 512 * 1024;

  /**
   * It logs each request at INFO and each malformed one with a stack trace at WARNING; held here so
   * that the level is not lost with the logger.
   */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());

  private final MockWebServer server;
  private final CountDownLatch closing;

  private HttpFront(MockWebServer server, CountDownLatch closing) {
    this.server = server;
    this.closing = closing;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any that is free
   * @param certificate null for plain HTTP
   * @throws UncheckedIOException when the address cannot be had
   */
  public static HttpFront start(
      String host, int port, @Nullable Certificate certificate, Exchange exchange) {
    SERVER_LOG.setLevel(Level.SEVERE);
    MockWebServer server = new MockWebServer();
    CountDownLatch closing = new CountDownLatch(1);
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.setBodyLimit(BODY_LIMIT);
    server.setServerSocketFactory(new IdleClosingSockets());
    server.setDispatcher(new Forgetful(server, exchange, closing));
    if (certificate != null) {
      server.useHttps(certificate.sockets());
    }
    try {
      server.start(InetAddress.getByName(host), port);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on %s port %d: %s; choose another port, or 0 for any that is free"
              .formatted(host, port, e.getMessage()),
          e);
    }
    return new HttpFront(server, closing);
  }

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Stops listening and closes all connections; answers that are being delayed go out at once. */
  @Override
  public void close() {
    closing.countDown();
    server.close();
  }

  private static final class Forgetful extends Dispatcher {
    private final MockWebServer server;
    private final Exchange exchange;
    private final CountDownLatch closing;

    Forgetful(MockWebServer server, Exchange exchange, CountDownLatch closing) {
      this.server = server;
      this.exchange = exchange;
      this.closing = closing;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      // Requests queue up for assertions that nobody makes here, and would fill the memory of a
      // long run.
      RecordedRequest kept;
      do {
        kept = server.takeRequest(0, TimeUnit.NANOSECONDS);
      } while (kept != null);
      try {
        return exchange.answer(
            request, delay -> closing.await(delay.toNanos(), TimeUnit.NANOSECONDS));
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "request=" + request.getRequestLine() + " failed", e);
        return exchange.broken(request, e);
      }
    }
  }
}
