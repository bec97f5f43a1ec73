package io.monitorix.exporter.remote;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** A running Monitorix. Safe for several threads. */
public final class MonitorixServer implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final String BASE = "api/monitorix/v1/";
  private static final long LARGEST_ANSWER = 64L << 20;
  private static final int QUOTED = 300;

  private final HttpUrl base;
  private final OkHttpClient client;
  private final Request blank;

  /**
   * Asks nothing yet.
   *
   * @throws IllegalArgumentException if a header cannot be sent
   */
  public MonitorixServer(Endpoint endpoint) {
    this.base =
        HttpUrl.get(endpoint.url().toString()).newBuilder().query(null).fragment(null).build();
    this.client = HttpClients.of(endpoint);
    this.blank =
        new Request.Builder().url(base).headers(HttpClients.headers(endpoint, Map.of())).build();
  }

  /**
   * What is at a path, and the tag by which it can be changed.
   *
   * @param tag empty where it has none
   */
  public record Found(Entry entry, String tag) {}

  /**
   * What is at a path.
   *
   * @param path behind {@code /api/monitorix/v1/}, its segments
   * @throws ServerFailedException if there is none, or no answer
   */
  public Found get(String... path) {
    return ask("GET", url(Map.of(), path), null, "");
  }

  /**
   * A list, page by page.
   *
   * @param most how many at most
   * @throws ServerFailedException if there is none, or no answer
   */
  public List<Entry> list(Map<String, String> parameters, int most, String... path) {
    List<Entry> all = new ArrayList<>();
    Map<String, String> asked = new LinkedHashMap<>(parameters);
    String next = "";
    do {
      asked.put("limit", Integer.toString(Math.min(1_000, most - all.size())));
      if (!next.isEmpty()) {
        asked.put("cursor", next);
      }
      Entry page = ask("GET", url(asked, path), null, "").entry();
      all.addAll(page.entries("items"));
      next = page.text("next");
    } while (!next.isEmpty() && all.size() < most);
    return all;
  }

  /**
   * Changes something.
   *
   * @param fields the body as JSON has it; empty for none
   * @param tag of what is changed, as it was found; empty for none
   * @throws ServerFailedException if it was not changed
   */
  public Entry change(String method, Map<String, ?> fields, String tag, String... path) {
    RequestBody body =
        fields.isEmpty() && method.equals("DELETE") ? null : RequestBody.create(json(fields), JSON);
    return ask(method, url(Map.of(), path), body, tag).entry();
  }

  private static String json(Map<String, ?> fields) {
    Buffer buffer = new Buffer();
    try {
      JsonWriter.of(buffer).jsonValue(fields);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  private HttpUrl url(Map<String, String> parameters, String... path) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments(BASE.substring(0, BASE.length() - 1));
    for (String segment : path) {
      url.addPathSegment(segment);
    }
    parameters.forEach(url::addQueryParameter);
    return url.build();
  }

  private Found ask(String method, HttpUrl url, @Nullable RequestBody body, String tag) {
    Request.Builder request = blank.newBuilder().url(url).method(method, body);
    if (!tag.isEmpty()) {
      request.header("If-Match", tag);
    }
    try (Response response = client.newCall(request.build()).execute()) {
      BufferedSource source = response.body().source();
      if (source.request(LARGEST_ANSWER + 1)) {
        throw new IOException("the answer is longer than " + LARGEST_ANSWER + " bytes");
      }
      String text = source.readUtf8();
      if (!response.isSuccessful()) {
        throw new ServerFailedException(
            url.newBuilder().query(null).build()
                + ": HTTP "
                + response.code()
                + (text.isBlank() ? "" : ": " + reason(text)));
      }
      String found = response.header("ETag");
      return new Found(entry(text), found == null ? "" : found);
    } catch (IOException e) {
      throw new ServerFailedException(base + ": " + e.getMessage(), e);
    }
  }

  private Entry entry(String text) {
    if (text.isBlank()) {
      return new Entry(Map.of());
    }
    return object(text)
        .orElseThrow(
            () ->
                new ServerFailedException(
                    base + ": the answer is no object of JSON; is this a Monitorix?"));
  }

  private static String reason(String text) {
    String detail = object(text).map(fields -> fields.text("detail")).orElse("");
    return line(detail.isEmpty() ? text : detail);
  }

  private static Optional<Entry> object(String text) {
    try {
      Object value = JsonReader.of(new Buffer().writeUtf8(text)).readJsonValue();
      if (value instanceof Map<?, ?> fields) {
        Map<String, Object> told = new LinkedHashMap<>();
        fields.forEach(
            (key, each) -> {
              if (each != null) {
                told.put(String.valueOf(key), each);
              }
            });
        return Optional.of(new Entry(told));
      }
    } catch (IOException | JsonDataException e) {
      return Optional.empty();
    }
    return Optional.empty();
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
