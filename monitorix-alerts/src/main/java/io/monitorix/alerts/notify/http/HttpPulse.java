package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Asks a URL again and again. What it says has nothing of the URL's path, which mostly is a secret.
 */
public final class HttpPulse implements AutoCloseable {

  private final OkHttpClient client;
  private final Request request;

  /**
   * One beat is one request.
   *
   * @param method {@code GET}, {@code POST} or {@code HEAD}
   * @throws IllegalArgumentException if a file of certificates or a header cannot be used
   */
  public HttpPulse(Endpoint endpoint, String method) {
    client = HttpClients.of(endpoint);
    request =
        new Request.Builder()
            .url(endpoint.url().toString())
            .headers(HttpClients.headers(endpoint, Map.of()))
            .method(method, method.equals("POST") ? RequestBody.create(new byte[0]) : null)
            .build();
  }

  /** Asks, and waits for the answer: why it was not taken, or nothing if it was. */
  public Optional<String> send() {
    try (Response response = client.newCall(request).execute()) {
      return response.isSuccessful()
          ? Optional.empty()
          : Optional.of(request.url().host() + " answered HTTP " + response.code());
    } catch (IOException e) {
      return Optional.of(request.url().host() + " did not answer: " + e.getClass().getSimpleName());
    }
  }

  /** Lets go of connections. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
