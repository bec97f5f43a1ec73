package io.monitorix.exporter.collect;

import io.monitorix.client.Credentials;
import io.monitorix.client.pve.PveClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;

/** A server that answers paths below {@code /api2/json} with given JSON, others as Proxmox does. */
final class JsonServer implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  JsonServer() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getTarget().substring("/api2/json".length());
            asked.add(path);
            return answers.getOrDefault(
                path,
                new MockResponse.Builder()
                    .status("HTTP/1.1 501 Method 'GET " + path + "' not implemented")
                    .build());
          }
        });
    server.start();
  }

  /** Answers the path with the JSON as {@code data}. */
  JsonServer data(String path, String json) {
    answers.put(
        path,
        new MockResponse(
            200,
            Headers.of("Content-Type", "application/json;charset=UTF-8"),
            "{\"data\":" + json + "}"));
    return this;
  }

  /** Answers the path with a reason phrase alone. */
  JsonServer refuse(String path, int status, String reason) {
    answers.put(
        path, new MockResponse.Builder().status("HTTP/1.1 " + status + " " + reason).build());
    return this;
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  String url() {
    return "http://" + server.getHostName() + ":" + server.getPort();
  }

  PveClient client() {
    return PveClient.builder()
        .server(url())
        .credentials(Credentials.apiToken("test@pve!test", "secret"))
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
