package io.monitorix.exporter.query;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks a server that speaks Prometheus's HTTP API ({@code POST /api/v1/query} and {@code
 * /api/v1/query_range}): Prometheus, Mimir, Thanos, VictoriaMetrics.
 */
public final class PrometheusServer implements Queried, AutoCloseable {

  private static final int QUOTED = 200;

  private final HttpUrl base;
  private final List<Map.Entry<String, String>> headers;
  private final OkHttpClient client;

  /**
   * A server.
   *
   * @param url below which {@code api/v1} lies; a user and a password in it are sent as such
   * @param headers sent with each request; values can be secrets and are never shown
   * @throws IllegalArgumentException if it is no URL of HTTP, or a header cannot be sent
   */
  public PrometheusServer(String url, List<Map.Entry<String, String>> headers, Duration timeout) {
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      // Not shown: it may hold a password.
      throw new IllegalArgumentException("not a URL such as http://localhost:9090");
    }
    this.base = parsed.newBuilder().username("").password("").query(null).fragment(null).build();
    this.headers =
        parsed.username().isEmpty()
            ? List.copyOf(headers)
            : withUser(headers, parsed.username(), parsed.password());
    blank("query");
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .readTimeout(timeout)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  private static List<Map.Entry<String, String>> withUser(
      List<Map.Entry<String, String>> headers, String user, String password) {
    List<Map.Entry<String, String>> all = new java.util.ArrayList<>(headers);
    all.add(authorization(user, password));
    return List.copyOf(all);
  }

  /** The header of a user with a password (RFC 7617). */
  public static Map.Entry<String, String> authorization(String user, String password) {
    return Map.entry("Authorization", Credentials.basic(user, password));
  }

  @Override
  public Answer instant(String query, Instant time) {
    FormBody.Builder form = new FormBody.Builder();
    return ask("query", form.add("query", query).add("time", seconds(time)).build());
  }

  @Override
  public Answer range(String query, Instant start, Instant end, Duration step) {
    FormBody.Builder form = new FormBody.Builder();
    form.add("query", query).add("start", seconds(start)).add("end", seconds(end));
    form.add("step", SampleText.seconds(step.toMillis()));
    return ask("query_range", form.build());
  }

  private static String seconds(Instant time) {
    return SampleText.seconds(time.toEpochMilli());
  }

  private Answer ask(String path, FormBody form) {
    Request request = blank(path).post(form).build();
    try (Response response = client.newCall(request).execute()) {
      String body = response.body().string();
      String location = response.header("Location");
      if (response.isRedirect() && location != null) {
        throw new QueryFailedException(base + ": moved; ask " + location);
      }
      if (!body.stripLeading().startsWith("{")) {
        throw new QueryFailedException(
            request.url() + ": HTTP " + response.code() + ": " + line(body));
      }
      return AnswerReader.read(body);
    } catch (IOException e) {
      throw new QueryFailedException(base + ": " + e.getMessage(), e);
    }
  }

  private Request.Builder blank(String path) {
    Request.Builder request = new Request.Builder();
    request.url(base.newBuilder().addPathSegments("api/v1/" + path).build());
    for (Map.Entry<String, String> header : headers) {
      try {
        request.addHeader(header.getKey(), header.getValue());
      } catch (IllegalArgumentException e) {
        // The cause would show the value.
        throw new IllegalArgumentException("not a header that can be sent: " + header.getKey());
      }
    }
    return request;
  }

  private static String line(String text) {
    String printable = text.strip().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return printable.length() > QUOTED ? printable.substring(0, QUOTED) + "…" : printable;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
