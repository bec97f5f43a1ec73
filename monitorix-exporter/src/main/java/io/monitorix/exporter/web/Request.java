package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.monitorix.exporter.exposition.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A request and the way to answer it. For one thread at a time. */
public final class Request {

  private final HttpExchange exchange;
  private final SlowReaders slowReaders;

  Request(HttpExchange exchange, SlowReaders slowReaders) {
    this.exchange = exchange;
    this.slowReaders = slowReaders;
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
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", contentType);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Vary", "Accept, Accept-Encoding");
    if (body.gzip()) {
      headers.set("Content-Encoding", "gzip");
    }
    try (exchange) {
      if (exchange.getRequestMethod().equals("HEAD")) {
        headers.set("Content-Length", Long.toString(body.length()));
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      long length = body.length();
      exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
      Future<?> watch = slowReaders.watch(exchange);
      try {
        OutputStream out = exchange.getResponseBody();
        for (byte[] part : body.parts()) {
          out.write(part);
        }
      } finally {
        watch.cancel(false);
      }
    }
  }
}
