package io.monitorix.client.pbs;

import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.Credentials;
import io.monitorix.client.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;

/** A plain-text HTTP server with scripted answers, and a client that calls it. */
final class PbsServer implements AutoCloseable {

  static final String SECRET = "22222222-token-secret";

  static final Credentials TOKEN = Credentials.apiToken("mon@pbs!x", SECRET);

  private static final String JSON = "application/json;charset=UTF-8";

  final MockWebServer http = new MockWebServer();
  final PbsClient client;

  PbsServer() {
    try {
      http.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = clientBuilder().build();
  }

  PbsClient.Builder clientBuilder() {
    return PbsClient.builder()
        .server(url())
        .credentials(TOKEN)
        .retry(RetryPolicy.none())
        .circuitBreaker(CircuitBreakerPolicy.none());
  }

  String url() {
    return "http://" + http.getHostName() + ":" + http.getPort();
  }

  /** Answers the next request with these data in their envelope. */
  void answerData(String json) {
    answer("{\"data\":" + json + "}");
  }

  void answer(String body) {
    http.enqueue(new MockResponse(200, Headers.of("Content-Type", JSON), body));
  }

  /**
   * Answers the next request as the server does when it refuses: bare text, whatever the type says,
   * and beside the status what HTTP calls it.
   */
  void fail(int status, String text) {
    String phrase =
        switch (status) {
          case 400 -> "Bad Request";
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "Not Found";
          case 500 -> "Internal Server Error";
          case 503 -> "Service Unavailable";
          default -> throw new IllegalArgumentException("no phrase for " + status);
        };
    http.enqueue(
        new MockResponse.Builder()
            .status("HTTP/1.1 " + status + " " + phrase)
            .addHeader("Content-Type", JSON)
            .body(text)
            .build());
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
