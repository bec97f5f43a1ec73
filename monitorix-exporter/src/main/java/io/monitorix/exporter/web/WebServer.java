package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.web.access.BasicAuth;
import io.monitorix.exporter.web.access.CallerRates;
import io.monitorix.exporter.web.access.Identification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of the process. */
public final class WebServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  /** Beside scrapes, for whoever is slow to send and for pages that cost little. */
  private static final int MORE_THREADS = 88;

  /** Connections that wait to be accepted: with the JDK's 50 a burst waits for a second try. */
  private static final int BACKLOG = 512;

  private final HttpServer server;
  private final Workers workers;
  private final SlowClients slowClients = new SlowClients();
  private final Duration grace;
  private volatile boolean stopping;

  private WebServer(
      ListenAddress address,
      WebSecurity security,
      WebLimits limits,
      List<Route> routes,
      RequestObserver observer)
      throws IOException {
    grace = limits.shutdownGrace();
    int threads = limits.maxRequests() + limits.maxStreams() + MORE_THREADS;
    workers = new Workers(threads, limits.arrival(), slowClients);
    try {
      Audit audit = new Audit(security.trail(), observer, InstantSource.system());
      Guard guard = guard(security, limits, audit);
      Router router =
          new Router(
              routes,
              security.permissions(),
              guard,
              workers,
              slowClients,
              limits,
              observer,
              audit,
              security.visibility(),
              () -> stopping);
      server = bind(address, security.access().https());
      server.createContext("/", router);
      server.setExecutor(workers);
      server.start();
    } catch (IOException | RuntimeException e) {
      workers.close();
      slowClients.close();
      throw e;
    }
  }

  private static Guard guard(WebSecurity security, WebLimits limits, Audit audit) {
    BasicAuth passwords = new BasicAuth(InstantSource.system(), new SecureRandom());
    return new Guard(
        security.access(),
        new Identification(security.access(), passwords, security.authenticator()),
        security.metricsClosed(),
        new CallerRates(limits.perMinute()),
        limits,
        audit);
  }

  /** Starts to listen, with the usual limits and nobody who is told of requests. */
  public static WebServer start(ListenAddress address, WebSecurity security, List<Route> routes) {
    return start(address, security, WebLimits.DEFAULT, routes, RequestObserver.NONE);
  }

  /**
   * Starts to listen.
   *
   * @param security says who may ask what, and whether HTTPS is spoken
   * @param observer is told of each request
   * @throws UncheckedIOException when the address cannot be had
   * @throws IllegalArgumentException when a route has no permission
   */
  public static WebServer start(
      ListenAddress address,
      WebSecurity security,
      WebLimits limits,
      List<Route> routes,
      RequestObserver observer) {
    try {
      return new WebServer(address, security, limits, routes, observer);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on "
              + address
              + ": "
              + e.getMessage()
              + "; is another process there already?",
          e);
    }
  }

  private static HttpServer bind(ListenAddress address, Optional<HttpsConfigurator> https)
      throws IOException {
    InetSocketAddress socket =
        address.host().isEmpty()
            ? new InetSocketAddress(address.port())
            : new InetSocketAddress(address.host(), address.port());
    if (https.isEmpty()) {
      return HttpServer.create(socket, BACKLOG);
    }
    HttpsServer server = HttpsServer.create(socket, BACKLOG);
    server.setHttpsConfigurator(https.get());
    return server;
  }

  /** The port: the one that the system chose where the configuration says 0. */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Stops to listen, lets requests that are under way finish for the time of grace, closes the
   * rest.
   */
  @Override
  public void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    if (!workers.areIdle()) {
      finish();
    }
    server.stop(0);
    workers.close();
    slowClients.close();
  }

  /**
   * The JDK's server stops to listen and waits in one call, which ends late where an answer failed:
   * it waits on a thread of its own while we count ourselves.
   */
  private void finish() {
    Thread closing = new Thread(() -> server.stop(seconds(grace)), "web-stop");
    closing.setDaemon(true);
    closing.start();
    if (!workers.awaitIdle(grace)) {
      log.warn("requests were still under way and are cut off: grace={}", grace);
    }
  }

  private static int seconds(Duration duration) {
    return Math.toIntExact(duration.plusMillis(999).toSeconds());
  }
}
