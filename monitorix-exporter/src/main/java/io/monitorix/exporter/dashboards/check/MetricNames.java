package io.monitorix.exporter.dashboards.check;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads names of metrics that others expose. */
public final class MetricNames {

  private static final long LARGEST_ANSWER = 64L << 20;
  private static final Pattern TYPE = Pattern.compile("#\\s+TYPE\\s+(\\S+)\\s+(\\w+)");
  private static final Pattern NAME = Pattern.compile("([A-Za-z_:][\\w:]*)(?:[\\s{].*)?");

  private MetricNames() {}

  /** Those of a text: a name a line, or what an exporter answers to a scrape. */
  public static Set<String> in(String text) {
    Set<String> names = new LinkedHashSet<>();
    text.lines()
        .map(String::strip)
        .forEach(
            line -> {
              Matcher type = TYPE.matcher(line);
              Matcher name = NAME.matcher(line);
              if (type.matches()) {
                names.add(type.group(1));
              } else if (name.matches()) {
                names.add(name.group(1));
              }
            });
    return names;
  }

  /**
   * Those that a server has series of ({@code GET /api/v1/label/__name__/values}).
   *
   * @throws IOException if it does not answer as a Prometheus does; says which server and why
   * @throws IllegalArgumentException if a header cannot be sent
   */
  public static Set<String> of(Endpoint server) throws IOException {
    HttpUrl url =
        HttpUrl.get(server.url().toString())
            .newBuilder()
            .query(null)
            .fragment(null)
            .addPathSegments("api/v1/label/__name__/values")
            .build();
    OkHttpClient client = HttpClients.of(server);
    Request request =
        new Request.Builder().url(url).headers(HttpClients.headers(server, Map.of())).build();
    try (Response response = client.newCall(request).execute()) {
      BufferedSource body = response.body().source();
      if (body.request(LARGEST_ANSWER + 1)) {
        throw new IOException("the answer is longer than " + LARGEST_ANSWER + " bytes");
      }
      if (!response.isSuccessful()) {
        throw new IOException("HTTP " + response.code());
      }
      return names(body.readUtf8());
    } catch (IOException e) {
      throw new IOException(url + ": " + e.getMessage(), e);
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private static Set<String> names(String json) throws IOException {
    try {
      Fields answer = Fields.of(JsonReader.of(new Buffer().writeUtf8(json)).readJsonValue());
      if (answer.get("data") instanceof List<?> data) {
        Set<String> names = new LinkedHashSet<>();
        data.forEach(name -> names.add(String.valueOf(name)));
        return names;
      }
    } catch (IOException | JsonDataException e) {
      throw new IOException("the answer is no JSON; is this a Prometheus?", e);
    }
    throw new IOException("the answer is no list of names; is this a Prometheus?");
  }
}
