package io.monitorix.exporter.heartbeat;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import io.monitorix.alerts.routing.heartbeat.Pulse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Asks a URL. What it says has nothing of the URL's path, which mostly is a secret. */
final class HttpPulse implements Pulse, AutoCloseable {

  private final OkHttpClient client;
  private final Request request;

  /**
   * One beat is one request.
   *
   * @throws IllegalArgumentException if a file of certificates or a header cannot be used
   */
  HttpPulse(Endpoint endpoint, String method) {
    client = HttpClients.of(endpoint);
    request =
        new Request.Builder()
            .url(endpoint.url().toString())
            .headers(HttpClients.headers(endpoint, Map.of()))
            .method(method, method.equals("POST") ? RequestBody.create(new byte[0]) : null)
            .build();
  }

  @Override
  public Optional<String> send() {
    try (Response response = client.newCall(request).execute()) {
      return response.isSuccessful()
          ? Optional.empty()
          : Optional.of(request.url().host() + " answered HTTP " + response.code());
    } catch (IOException e) {
      return Optional.of(request.url().host() + " did not answer: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
