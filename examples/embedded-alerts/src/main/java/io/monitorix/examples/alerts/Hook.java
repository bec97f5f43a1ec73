package io.monitorix.examples.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.monitorix.alerts.notify.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** The other end of a webhook, for want of a better one: it passes on what it is told. */
final class Hook implements AutoCloseable {

  private final HttpServer server;
  private final Consumer<String> out;

  private Hook(HttpServer server, Consumer<String> out) {
    this.server = server;
    this.out = out;
  }

  /**
   * Listens on this machine alone.
   *
   * @param port 0 for any
   * @param out takes a line for each notification
   */
  static Hook listen(int port, Consumer<String> out) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
    Hook hook = new Hook(server, out);
    server.createContext("/", hook::take);
    server.start();
    return hook;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      out.accept("webhook: " + Json.readObject(body).map(Hook::text).orElse(body));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static String text(Map<?, ?> notification) {
    return notification.get("status")
        + " "
        + notification.get("commonLabels")
        + " "
        + notification.get("commonAnnotations");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
