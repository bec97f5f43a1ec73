package io.monitorix.exporter.health;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** {@code GET /-/healthy} or {@code /-/ready} of a server, Monitorix or Prometheus, once. */
public final class HealthCheck {

  private static final int QUOTED = 200;

  private final OkHttpClient client;
  private final Request request;

  /**
   * A check.
   *
   * @param endpoint the URL of the server, below which the path lies, and how it is asked
   * @param path such as {@code -/ready}
   * @throws IllegalArgumentException if a file of certificates cannot be used, or a header cannot
   *     be sent
   */
  public HealthCheck(Endpoint endpoint, String path) {
    HttpUrl url =
        HttpUrl.get(endpoint.url().toString())
            .newBuilder()
            .query(null)
            .fragment(null)
            .addPathSegments(path)
            .build();
    this.client = HttpClients.of(endpoint);
    this.request =
        new Request.Builder().url(url).headers(HttpClients.headers(endpoint, Map.of())).build();
  }

  /**
   * What came of it.
   *
   * @param passed whether the server said that it is well
   * @param text the first line that it said, or with the URL, why it is not well
   */
  public record Result(boolean passed, String text) {}

  /** Asks; a server that cannot be reached in time is not well. */
  public Result run() {
    try (Response response = client.newCall(request).execute()) {
      String said = response.peekBody(QUOTED).string().strip().lines().findFirst().orElse("");
      return response.isSuccessful()
          ? new Result(true, said)
          : notWell("HTTP " + response.code() + (said.isEmpty() ? "" : ": " + said));
    } catch (IOException e) {
      return notWell(String.valueOf(e.getMessage()));
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private Result notWell(String why) {
    return new Result(false, request.url() + ": " + why);
  }
}
