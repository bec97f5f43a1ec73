package io.monitorix.alerts.remote.query;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Asks a server that speaks Prometheus's HTTP API ({@code POST /api/v1/query} and {@code
 * /api/v1/query_range}): Prometheus, Mimir, Thanos, VictoriaMetrics. Safe for several threads.
 */
public final class PrometheusServer implements Queried, AutoCloseable {

  private static final int QUOTED = 200;
  private static final int LOOKED_AT = 512;

  private final HttpUrl base;
  private final long maxBytes;
  private final OkHttpClient client;
  private final Request blank;

  /**
   * A server.
   *
   * @param endpoint its URL, below which {@code api/v1} lies, and how it is asked
   * @param maxBytes how large an answer may be
   * @throws IllegalArgumentException if a file of certificates cannot be used, or a header cannot
   *     be sent
   */
  public PrometheusServer(Endpoint endpoint, long maxBytes) {
    this.base =
        HttpUrl.get(endpoint.url().toString()).newBuilder().query(null).fragment(null).build();
    this.maxBytes = maxBytes;
    this.client = HttpClients.of(endpoint);
    this.blank =
        new Request.Builder().url(base).headers(HttpClients.headers(endpoint, Map.of())).build();
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
    form.add("step", seconds(step.toMillis()));
    return ask("query_range", form.build());
  }

  private static String seconds(Instant time) {
    return seconds(time.toEpochMilli());
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }

  private Answer ask(String path, FormBody form) {
    HttpUrl url = base.newBuilder().addPathSegments("api/v1/" + path).build();
    Request request = blank.newBuilder().url(url).post(form).build();
    try (Response response = client.newCall(request).execute()) {
      String location = response.header("Location");
      if (response.isRedirect() && location != null) {
        throw new QueryFailedException(base + ": moved; ask " + location);
      }
      BufferedSource body = Okio.buffer(new Limited(response.body().source()));
      body.request(LOOKED_AT);
      String begin =
          body.getBuffer().clone().readUtf8(Math.min(LOOKED_AT, body.getBuffer().size()));
      if (!begin.stripLeading().startsWith("{")) {
        throw new QueryFailedException(url + ": HTTP " + response.code() + ": " + line(begin));
      }
      return AnswerReader.read(body);
    } catch (IOException e) {
      throw new QueryFailedException(base + ": " + e.getMessage(), e);
    }
  }

  private static String line(String text) {
    String printable = text.strip().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return printable.length() > QUOTED ? printable.substring(0, QUOTED) + "…" : printable;
  }

  /** Ends with an exception what is longer than an answer may be. */
  private final class Limited extends ForwardingSource {
    private long read;

    Limited(BufferedSource answer) {
      super(answer);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count = super.read(sink, byteCount);
      read += Math.max(0, count);
      if (read > maxBytes) {
        throw new IOException("the answer is longer than " + maxBytes + " bytes");
      }
      return count;
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
