package io.monitorix.alerts.routing;

import static org.awaitility.Awaitility.await;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real Alertmanager that runs for a test. */
final class AlertmanagerProcess implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String url;

  AlertmanagerProcess(Path binary, Path folder, String config) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    url = "http://127.0.0.1:" + port;
    Path file = Files.writeString(folder.resolve("alertmanager.yml"), config);
    process =
        new ProcessBuilder(
                binary.toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> status(HttpRequest.newBuilder(URI.create(url + "/-/ready")).build()) == 200);
  }

  /** Posts an object as JSON; fails unless it is taken. */
  void post(String path, Object body) throws IOException, InterruptedException {
    String json = new Moshi.Builder().build().adapter(Object.class).toJson(body);
    int status =
        status(
            HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    if (status != 200) {
      throw new IOException(path + " answered " + status + " to " + json);
    }
  }

  private int status(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).handle((ended, late) -> ended).join();
    process.destroyForcibly();
  }
}
