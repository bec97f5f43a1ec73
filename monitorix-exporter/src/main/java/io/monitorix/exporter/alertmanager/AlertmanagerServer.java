package io.monitorix.exporter.alertmanager;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.io.IOException;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/** Asks a server that speaks Alertmanager's HTTP API below {@code /api/v2}. For one thread. */
public final class AlertmanagerServer implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final String NOTIFICATIONS = "api/monitorix/v1/notifications";

  private final HttpUrl base;
  private final OkHttpClient client;
  private final Request blank;

  /**
   * A server.
   *
   * @param endpoint its URL, below which {@code api/v2} lies, and how it is asked
   * @throws IllegalArgumentException if a header cannot be sent
   */
  public AlertmanagerServer(Endpoint endpoint) {
    this.base =
        HttpUrl.get(endpoint.url().toString()).newBuilder().query(null).fragment(null).build();
    this.client = HttpClients.of(endpoint);
    this.blank =
        new Request.Builder().url(base).headers(HttpClients.headers(endpoint, Map.of())).build();
  }

  /**
   * The alerts that are not resolved.
   *
   * @param filter of their labels
   * @throws ServerFailedException if there is no answer
   */
  public List<Entry> alerts(Matchers filter) {
    return list("alerts", filter);
  }

  /**
   * The silences, also those that are over.
   *
   * @param filter of their matchers, as if these were labels
   * @throws ServerFailedException if there is no answer
   */
  public List<Entry> silences(Matchers filter) {
    return list("silences", filter);
  }

  /**
   * Creates a silence.
   *
   * @return its id
   * @throws ServerFailedException if it was not created
   */
  public String silence(
      Matchers matchers, Instant startsAt, Instant endsAt, String createdBy, String comment) {
    Buffer body = new Buffer();
    try {
      JsonWriter out = JsonWriter.of(body);
      out.beginObject().name("matchers").beginArray();
      for (LabelMatcher matcher : matchers.list()) {
        LabelMatcher.Type type = matcher.type();
        boolean regex = type == LabelMatcher.Type.REGEX || type == LabelMatcher.Type.NOT_REGEX;
        out.beginObject().name("name").value(matcher.name()).name("value").value(matcher.value());
        out.name("isRegex").value(regex).name("isEqual").value(!type.isNegative()).endObject();
      }
      out.endArray().name("startsAt").value(startsAt.toString());
      out.name("endsAt").value(endsAt.toString());
      out.name("createdBy").value(createdBy).name("comment").value(comment).endObject();
    } catch (IOException e) {
      throw new ServerFailedException("the silence cannot be written", e);
    }
    Object created =
        ask(url("silences").build(), "POST", RequestBody.create(body.readByteString(), JSON));
    return created instanceof Map<?, ?> fields ? String.valueOf(fields.get("silenceID")) : "";
  }

  /**
   * Ends a silence.
   *
   * @throws ServerFailedException if it did not end
   */
  public void expire(String id) {
    Object unused = ask(url("silence").addPathSegment(id).build(), "DELETE", null);
  }

  /**
   * Why somebody was told of an alert, or was not.
   *
   * @return empty where the server does not tell, as an Alertmanager
   * @throws ServerFailedException if there is no answer
   */
  public Optional<Entry> delivery(String fingerprint) {
    HttpUrl url = alert(fingerprint, "delivery");
    try (Response response = client.newCall(blank.newBuilder().url(url).build()).execute()) {
      if (response.code() == 404) {
        return Optional.empty();
      }
      List<Entry> found = new ArrayList<>();
      Object value = ServerAnswer.value(url, response);
      if (value != null) {
        Entry.of(value, found);
      }
      return found.stream().findFirst();
    } catch (IOException e) {
      throw new ServerFailedException(base + ": " + e.getMessage(), e);
    }
  }

  /**
   * Acknowledges an alert.
   *
   * @param duration how long at most; empty for what the server takes as usual
   * @param group whether all alerts of that name in its group are meant
   * @return the id of the silence
   * @throws ServerFailedException if it was not acknowledged
   */
  public String acknowledge(
      String fingerprint, String createdBy, String comment, String duration, boolean group) {
    Buffer body = new Buffer();
    try {
      JsonWriter out = JsonWriter.of(body);
      out.beginObject().name("createdBy").value(createdBy).name("comment").value(comment);
      if (!duration.isEmpty()) {
        out.name("duration").value(duration);
      }
      out.name("scope").value(group ? "group" : "alert").endObject();
    } catch (IOException e) {
      throw new ServerFailedException("the acknowledgement cannot be written", e);
    }
    Object created =
        ask(
            alert(fingerprint, "acknowledge"),
            "POST",
            RequestBody.create(body.readByteString(), JSON));
    return created instanceof Map<?, ?> fields ? String.valueOf(fields.get("silenceID")) : "";
  }

  /**
   * What has to be told and is not.
   *
   * @param state {@code pending}, {@code held} or {@code dead}; empty for all
   * @throws ServerFailedException if there is no answer
   */
  public List<Entry> notifications(String state) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments(NOTIFICATIONS);
    if (!state.isEmpty()) {
      url.addQueryParameter("state", state);
    }
    return list(url.build());
  }

  /**
   * Tries a dead letter again.
   *
   * @throws ServerFailedException if there is none
   */
  public void retry(String id) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments(NOTIFICATIONS).addPathSegment(id);
    Object unused =
        ask(url.addPathSegment("retry").build(), "POST", RequestBody.create(new byte[0]));
  }

  /**
   * Drops a dead letter.
   *
   * @throws ServerFailedException if there is none
   */
  public void drop(String id) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments(NOTIFICATIONS).addPathSegment(id);
    Object unused = ask(url.build(), "DELETE", null);
  }

  private HttpUrl alert(String fingerprint, String what) {
    return base.newBuilder()
        .addPathSegments("api/monitorix/v1/alerts")
        .addPathSegment(fingerprint)
        .addPathSegment(what)
        .build();
  }

  private List<Entry> list(String path, Matchers filter) {
    HttpUrl.Builder url = url(path);
    filter.list().forEach(each -> url.addQueryParameter("filter", Matchers.text(each)));
    return list(url.build());
  }

  private List<Entry> list(HttpUrl url) {
    List<Entry> entries = new ArrayList<>();
    if (ask(url, "GET", null) instanceof List<?> list) {
      list.forEach(each -> Entry.of(each, entries));
      return entries;
    }
    throw new ServerFailedException(base + ": the answer is no list; is this an Alertmanager?");
  }

  private HttpUrl.Builder url(String path) {
    return base.newBuilder().addPathSegments("api/v2/" + path);
  }

  private @Nullable Object ask(HttpUrl url, String method, @Nullable RequestBody body) {
    Request request = blank.newBuilder().url(url).method(method, body).build();
    try (Response response = client.newCall(request).execute()) {
      return ServerAnswer.value(url, response);
    } catch (IOException e) {
      throw new ServerFailedException(base + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
