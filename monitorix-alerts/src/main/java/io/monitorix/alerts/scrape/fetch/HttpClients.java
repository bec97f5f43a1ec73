package io.monitorix.alerts.scrape.fetch;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.TlsSockets;
import io.monitorix.alerts.scrape.config.HttpAccess;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Makes clients, which share threads and connections. Thread-safe. */
public final class HttpClients implements AutoCloseable {

  /** One for each target, so that it need not be greeted anew at each scrape. */
  private static final int MOST_IDLE_CONNECTIONS = 1024;

  private final ExecutorService threads;
  private final OkHttpClient base;

  /** Without any connection yet. */
  public HttpClients() {
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "scrape-http");
              thread.setDaemon(true);
              return thread;
            });
    // A slow target holds a thread until its timeout: with a bound here others would wait for it.
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    base =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(MOST_IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
            // Each call has a timeout for all of it.
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /**
   * What asks the targets of a job.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public Fetcher fetcher(ScrapeConfig config) {
    return new HttpFetcher(client(config.request().access()), config);
  }

  /**
   * What asks a URL for a list of targets.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public JsonFetcher json(URI url, Duration refreshInterval, HttpAccess access) {
    return new JsonFetcher(client(access), url, refreshInterval, access);
  }

  private OkHttpClient client(HttpAccess access) {
    URI proxy = access.proxy();
    OkHttpClient.Builder client =
        base.newBuilder()
            .proxy(
                proxy == null
                    ? Proxy.NO_PROXY
                    : new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(
                            proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort())))
            .followRedirects(access.followRedirects())
            .followSslRedirects(access.followRedirects());
    if (!access.http2()) {
      client.protocols(List.of(Protocol.HTTP_1_1));
    }
    // The authorities of the system are read once, for the client that all others are made from.
    if (!access.tls().equals(ClientTls.SYSTEM)) {
      TlsSockets.equip(client, access.tls());
    }
    return client.build();
  }

  static Headers.Builder headers(HttpAccess access) {
    String version = HttpClients.class.getPackage().getImplementationVersion();
    Headers.Builder headers = new Headers.Builder();
    headers.set("User-Agent", "Monitorix" + (version == null ? "" : "/" + version));
    access
        .headers()
        .forEach(
            (name, values) -> {
              headers.removeAll(name);
              values.forEach(value -> headers.addUnsafeNonAscii(name, value));
            });
    return headers;
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    base.dispatcher().cancelAll();
    threads.shutdown();
    base.connectionPool().evictAll();
  }
}
