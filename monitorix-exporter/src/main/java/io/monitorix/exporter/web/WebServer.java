package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.monitorix.exporter.config.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The HTTP server of the process. */
public final class WebServer implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int QUEUED_REQUESTS = 256;

  /** Longer than any scraper waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final ThreadPoolExecutor workers;
  private final SlowReaders slowReaders;

  private WebServer(HttpServer server, ThreadPoolExecutor workers, SlowReaders slowReaders) {
    this.server = server;
    this.workers = workers;
    this.slowReaders = slowReaders;
  }

  /**
   * Starts to listen.
   *
   * @param tls speaks HTTPS with it; null for HTTP
   * @throws UncheckedIOException when the address cannot be had
   */
  public static WebServer start(
      ListenAddress address, @Nullable SSLContext tls, List<Route> routes) {
    return start(address, tls, routes, PATIENCE);
  }

  static WebServer start(
      ListenAddress address, @Nullable SSLContext tls, List<Route> routes, Duration patience) {
    ThreadPoolExecutor workers = workers();
    SlowReaders slowReaders = new SlowReaders(patience);
    try {
      HttpServer server = bind(address, tls);
      server.createContext("/", new Router(routes, slowReaders));
      server.setExecutor(workers);
      server.start();
      return new WebServer(server, workers, slowReaders);
    } catch (IOException e) {
      workers.shutdownNow();
      slowReaders.close();
      throw new UncheckedIOException(
          "cannot listen on "
              + address
              + ": "
              + e.getMessage()
              + "; is another process there already?",
          e);
    }
  }

  private static HttpServer bind(ListenAddress address, @Nullable SSLContext tls)
      throws IOException {
    InetSocketAddress socket =
        address.host().isEmpty()
            ? new InetSocketAddress(address.port())
            : new InetSocketAddress(address.host(), address.port());
    if (tls == null) {
      return HttpServer.create(socket, 0);
    }
    HttpsServer server = HttpsServer.create(socket, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  private static ThreadPoolExecutor workers() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUED_REQUESTS),
            task -> {
              Thread thread = new Thread(task, "web-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            WebServer::waitForRoom);
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /** Slows the server's one accepting thread down rather than to drop a request. */
  private static void waitForRoom(Runnable task, ThreadPoolExecutor workers) {
    if (!workers.isShutdown()) {
      try {
        workers.getQueue().put(task);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The port: the one that the system chose where the configuration says 0. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Stops to listen, lets answers that are under way finish for a second, closes the rest. */
  @Override
  public void close() {
    server.stop(1);
    workers.shutdownNow();
    slowReaders.close();
  }
}
