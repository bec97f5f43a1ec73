package io.monitorix.exporter.alertmanager;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Asks a running Monitorix for its reports. Safe for several threads. */
public final class ReportServer implements AutoCloseable {

  private final HttpUrl base;
  private final OkHttpClient client;
  private final Request blank;

  /**
   * A server.
   *
   * @throws IllegalArgumentException if a header cannot be sent
   */
  public ReportServer(Endpoint endpoint) {
    this.base = HttpUrl.get(endpoint.url().toString());
    this.client = HttpClients.of(endpoint);
    this.blank =
        new Request.Builder().url(base).headers(HttpClients.headers(endpoint, Map.of())).build();
  }

  /**
   * A report as it would be sent now.
   *
   * @throws ServerFailedException if there is none
   */
  public String written(String name) {
    return ask(blank.newBuilder().url(url(name).build()).build());
  }

  /**
   * Has a report sent now.
   *
   * @return what became of it, a line for each integration
   * @throws ServerFailedException if it was not sent everywhere
   */
  public String send(String name) {
    return ask(
        blank
            .newBuilder()
            .url(url(name).addPathSegment("send").build())
            .post(RequestBody.create(new byte[0]))
            .build());
  }

  private HttpUrl.Builder url(String name) {
    return base.newBuilder().addPathSegments("api/monitorix/v1/reports").addPathSegment(name);
  }

  private String ask(Request request) {
    try (Response response = client.newCall(request).execute()) {
      String text = response.body().string().strip();
      if (!response.isSuccessful()) {
        throw new ServerFailedException("HTTP " + response.code() + ": " + text);
      }
      return text;
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
