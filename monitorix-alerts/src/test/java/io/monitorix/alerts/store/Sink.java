package io.monitorix.alerts.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes notifications, and counts how often each was told. One in twenty it refuses for now; what
 * it counts is what it answered with 200, be it that nobody lived to hear that.
 */
final class Sink implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final Random random = new Random(3);

  Sink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** How often, by {@code firing 7} or {@code resolved 7}. */
  Map<String, Integer> told() {
    return told;
  }

  int refused() {
    return refused.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean refuse = random.nextInt(20) == 0;
      if (refuse) {
        refused.incrementAndGet();
      } else {
        body.lines().forEach(line -> told.merge(line, 1, Integer::sum));
      }
      exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
