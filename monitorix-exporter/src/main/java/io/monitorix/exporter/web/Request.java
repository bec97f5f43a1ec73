package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.monitorix.exporter.exposition.Body;
import io.monitorix.exporter.web.SlowClients.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A request and the way to answer it. For one thread at a time. */
public final class Request {

  private final HttpExchange exchange;
  private final SlowClients slowClients;
  private final WebLimits limits;
  private final boolean last;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /**
   * @param last whether the connection ends with the answer, because the server stops
   */
  Request(HttpExchange exchange, SlowClients slowClients, WebLimits limits, boolean last) {
    this.exchange = exchange;
    this.slowClients = slowClients;
    this.limits = limits;
    this.last = last;
  }

  /** Whether the server is about to stop, and takes no other request on this connection. */
  public boolean isLast() {
    return last;
  }

  /** The header's value; null where the request has none. Several are joined by commas. */
  public @Nullable String header(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? null : String.join(",", values);
  }

  /**
   * The parameters of the query, decoded. Of several with one name the first counts.
   *
   * @throws BadRequestException when one cannot be decoded
   */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        if (!pair.isEmpty()) {
          String[] parts = pair.split("=", 2);
          parameters.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("the query cannot be decoded: " + e.getMessage());
    }
  }

  /**
   * The body, whole.
   *
   * @throws BadRequestException when it is larger than the server takes
   * @throws IOException when the client does not send it, or not in time
   */
  public byte[] body() throws IOException {
    Watch watch = slowClients.watch(limits.arrival(), "send the body");
    try {
      byte[] body = exchange.getRequestBody().readNBytes(limits.maxBody() + 1);
      if (body.length > limits.maxBody()) {
        throw BadRequestException.tooLarge(limits.maxBody());
      }
      return body;
    } finally {
      watch.close();
    }
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return exchange instanceof HttpsExchange ? "https" : "http";
  }

  /** Whether the client takes gzip. */
  public boolean acceptsGzip() {
    String accept = header("Accept-Encoding");
    if (accept == null) {
      return false;
    }
    for (String coding : accept.split(",", -1)) {
      String[] parts = coding.strip().split(";", 2);
      if (parts[0].strip().equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].replace(" ", "").matches("(?i)q=0(\\.0*)?");
      }
    }
    return false;
  }

  /** Sets a header of the answer. */
  void set(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  /** Answers with a line for a person. */
  void answer(int status, String line) throws IOException {
    answer(status, "text/plain; charset=utf-8", line + "\n");
  }

  /** Answers that something of ours went wrong, which the log tells. */
  void answerInternalError() throws IOException {
    answer(500, "internal error: the log has more");
  }

  /** Answers with a text. */
  public void answer(int status, String contentType, String text) throws IOException {
    answer(status, contentType, new Body(List.of(text.getBytes(StandardCharsets.UTF_8)), false));
  }

  /** Answers with a body. */
  public void answer(int status, String contentType, Body body) throws IOException {
    set("Content-Type", contentType);
    set("Vary", "Accept, Accept-Encoding");
    if (body.gzip()) {
      set("Content-Encoding", "gzip");
    }
    if (last) {
      set("Connection", "close");
    }
    Watch watch = slowClients.watch(limits.taking(), "take the answer");
    try (exchange) {
      send(status, body);
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e);
      throw e;
    } finally {
      watch.close();
    }
    end.complete(null);
  }

  private void send(int status, Body body) throws IOException {
    long length = body.length();
    if (exchange.getRequestMethod().equals("HEAD")) {
      set("Content-Length", Long.toString(length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    OutputStream out = exchange.getResponseBody();
    for (byte[] part : body.parts()) {
      out.write(part);
    }
  }

  /** Whether the answer has begun. */
  boolean isAnswered() {
    return exchange.getResponseCode() != -1;
  }

  /**
   * Waits until some thread has answered.
   *
   * @throws IOException when the answer could not be sent. Only who throws it on makes the JDK's
   *     server forget the connection; one that is closed without would count as open for ever
   */
  void awaitEnd() throws IOException {
    try {
      end.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server has stopped", e);
    } catch (ExecutionException e) {
      throw new IOException("the answer was not sent", e.getCause());
    }
  }
}
