package io.monitorix.client.pve;

import io.monitorix.client.Credentials;
import io.monitorix.client.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;

/** A plain-text HTTP server with scripted answers, and a client that asks it once each. */
final class PveServer implements AutoCloseable {

  static final Credentials TOKEN = Credentials.apiToken("mon@pve!x", "11111111-token-secret");

  final MockWebServer http = new MockWebServer();
  final PveClient client;

  PveServer() {
    try {
      http.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = clientBuilder().build();
  }

  PveClient.Builder clientBuilder() {
    return PveClient.builder().server(url()).credentials(TOKEN).retry(RetryPolicy.none());
  }

  String url() {
    return "http://" + http.getHostName() + ":" + http.getPort();
  }

  /** Answers the next request with these data in their envelope. */
  void answerData(String json) {
    answer("{\"data\":" + json + "}");
  }

  void answer(String body) {
    http.enqueue(
        new MockResponse(200, Headers.of("Content-Type", "application/json;charset=UTF-8"), body));
  }

  /** Answers the next request as a handler of Proxmox that fails. */
  void fail(int status, String reason, String json) {
    http.enqueue(
        new MockResponse.Builder()
            .status("HTTP/1.1 " + status + " " + reason)
            .addHeader("Content-Type", "application/json;charset=UTF-8")
            .body(json)
            .build());
  }

  /** Answers the next request with a reason phrase and nothing else, as the front server does. */
  void fail(int status, String reason) {
    http.enqueue(
        new MockResponse.Builder()
            .status("HTTP/1.1 " + status + " " + reason)
            .clearHeaders()
            .addHeader("Connection", "close")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
