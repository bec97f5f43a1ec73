package io.monitorix.exporter.dashboards.push;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP with one Grafana. For one thread. */
final class GrafanaHttp implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final long LARGEST_ANSWER = 64L << 20;

  private final HttpUrl base;
  private final OkHttpClient client;
  private final Request blank;

  /**
   * A client.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used, or a header cannot
   *     be sent
   */
  GrafanaHttp(Endpoint endpoint) {
    this.base =
        HttpUrl.get(endpoint.url().toString()).newBuilder().query(null).fragment(null).build();
    this.client = HttpClients.of(endpoint);
    this.blank =
        new Request.Builder()
            .url(base)
            .headers(HttpClients.headers(endpoint, Map.of("Accept", "application/json")))
            .build();
  }

  Reply get(String path) {
    return send("GET", path, null);
  }

  /**
   * Sends a request; an answer of any code is an answer.
   *
   * @param path below the URL, already encoded
   * @throws GrafanaException if there is no answer
   */
  Reply send(String method, String path, @Nullable ByteString body) {
    HttpUrl url = base.newBuilder().addEncodedPathSegments(path).build();
    Request request =
        blank
            .newBuilder()
            .url(url)
            .method(method, body == null ? null : RequestBody.create(body, JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      BufferedSource source = response.body().source();
      if (source.request(LARGEST_ANSWER + 1)) {
        throw new IOException("the answer is longer than " + LARGEST_ANSWER + " bytes");
      }
      String text = source.readUtf8();
      String location = response.isRedirect() ? response.header("Location") : null;
      return new Reply(url.toString(), response.code(), location, text, value(text));
    } catch (IOException e) {
      throw new GrafanaException(GrafanaException.Extent.ALL, base + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Object value(String text) {
    try {
      return JsonReader.of(new Buffer().writeUtf8(text)).readJsonValue();
    } catch (IOException | JsonDataException e) {
      return null; // No JSON: what that means depends on what was asked.
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
