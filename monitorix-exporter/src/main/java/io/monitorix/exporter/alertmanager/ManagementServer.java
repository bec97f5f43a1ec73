package io.monitorix.exporter.alertmanager;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Asks a Monitorix by its own API, below {@code /api/monitorix/v1}. For one thread. */
public final class ManagementServer implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final String LIMIT = "1000";

  private final HttpUrl base;
  private final OkHttpClient client;
  private final Request blank;

  /**
   * A server.
   *
   * @param endpoint its URL, below which {@code api/monitorix/v1} lies, and how it is asked
   * @throws IllegalArgumentException if a header cannot be sent
   */
  public ManagementServer(Endpoint endpoint) {
    this.base =
        HttpUrl.get(endpoint.url().toString()).newBuilder().query(null).fragment(null).build();
    this.client = HttpClients.of(endpoint);
    this.blank =
        new Request.Builder().url(base).headers(HttpClients.headers(endpoint, Map.of())).build();
  }

  /**
   * The elements of a list, of all its pages.
   *
   * @param query values by their parameters
   * @param most after so many no further page is asked for
   * @param path segments, not encoded
   * @throws ServerFailedException if there is no answer
   */
  public List<Entry> list(Map<String, List<String>> query, int most, String... path) {
    List<Entry> entries = new ArrayList<>();
    String cursor = "";
    do {
      HttpUrl.Builder url = url(path).addQueryParameter("limit", LIMIT);
      query.forEach((name, values) -> values.forEach(value -> url.addQueryParameter(name, value)));
      if (!cursor.isEmpty()) {
        url.addQueryParameter("cursor", cursor);
      }
      Entry page = entry(ask(blank.newBuilder().url(url.build()).build()));
      entries.addAll(page.entries("items"));
      cursor = page.text("next");
    } while (!cursor.isEmpty() && entries.size() < most);
    return entries.size() > most ? entries.subList(0, most) : entries;
  }

  /**
   * One thing.
   *
   * @throws ServerFailedException if there is no answer
   */
  public Entry get(String... path) {
    return entry(ask(blank.newBuilder().url(url(path).build()).build()));
  }

  /**
   * Makes something.
   *
   * @param body its fields
   * @throws ServerFailedException if it was not made
   */
  public Entry post(Map<String, ?> body, String... path) {
    return entry(ask(blank.newBuilder().url(url(path).build()).post(json(body)).build()));
  }

  /**
   * Has something done that there is no answer to.
   *
   * @param body its fields
   * @throws ServerFailedException if it was not done
   */
  public void tell(Map<String, ?> body, String... path) {
    Object unused = ask(blank.newBuilder().url(url(path).build()).post(json(body)).build());
  }

  /**
   * Changes or removes something as it is now.
   *
   * @param body its fields; null for none
   * @return as it is after; nothing of what is gone
   * @throws ServerFailedException if that was not done
   */
  public Optional<Entry> change(String method, @Nullable Map<String, ?> body, String... path) {
    HttpUrl url = url(path).build();
    Request change =
        blank
            .newBuilder()
            .url(url)
            .header("If-Match", tag(url))
            .method(method, body == null ? null : json(body))
            .build();
    return Optional.ofNullable(ask(change)).map(ManagementServer::entry);
  }

  /**
   * Removes something that has no state of its own that could have changed.
   *
   * @throws ServerFailedException if that was not done
   */
  public void remove(String... path) {
    Object unused = ask(blank.newBuilder().url(url(path).build()).delete().build());
  }

  /**
   * Writes what there is into a file, however long that takes while something comes.
   *
   * @param file is there
   * @throws ServerFailedException if not all of it came
   * @throws IOException if the file cannot be written
   */
  public void download(Path file, String... path) throws IOException {
    Request request = blank.newBuilder().url(url(path).build()).build();
    OkHttpClient patient = client.newBuilder().callTimeout(Duration.ZERO).build();
    try (BufferedSink sink = Okio.buffer(Okio.sink(file));
        Response response = answered(patient, request)) {
      if (!response.isSuccessful()) {
        Object unused = ServerAnswer.value(request.url(), response);
      }
      copy(response.body().source(), sink);
    }
  }

  private Response answered(OkHttpClient asking, Request request) {
    try {
      return asking.newCall(request).execute();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Tells whether it is the server or the disk that fails. */
  private void copy(BufferedSource source, BufferedSink sink) throws IOException {
    while (hasMore(source)) {
      sink.write(source.getBuffer(), source.getBuffer().size());
    }
  }

  private boolean hasMore(BufferedSource source) {
    try {
      return source.request(1);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private String tag(HttpUrl url) {
    try (Response response = client.newCall(blank.newBuilder().url(url).build()).execute()) {
      Object unused = ServerAnswer.value(url, response);
      String tag = response.header("ETag");
      return tag == null ? "*" : tag;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private @Nullable Object ask(Request request) {
    try (Response response = client.newCall(request).execute()) {
      return ServerAnswer.value(request.url(), response);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private ServerFailedException failed(IOException e) {
    return new ServerFailedException(base + ": " + e.getMessage(), e);
  }

  private HttpUrl.Builder url(String... path) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments("api/monitorix/v1");
    for (String segment : path) {
      url.addPathSegment(segment);
    }
    return url;
  }

  private static Entry entry(@Nullable Object value) {
    List<Entry> found = new ArrayList<>();
    if (value != null) {
      Entry.of(value, found);
    }
    if (found.isEmpty()) {
      throw new ServerFailedException("the answer is no object; is this a Monitorix?");
    }
    return found.get(0);
  }

  private static RequestBody json(Map<String, ?> body) {
    Buffer buffer = new Buffer();
    try {
      JsonWriter out = JsonWriter.of(buffer);
      out.setSerializeNulls(true);
      out.jsonValue(body);
    } catch (IOException e) {
      throw new ServerFailedException("the request cannot be written", e);
    }
    return RequestBody.create(buffer.readByteString(), JSON);
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
