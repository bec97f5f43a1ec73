package io.monitorix.alerts.promql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus with samples from a text, to be asked how long it takes. */
final class RealPrometheus implements AutoCloseable {

  private static final Pattern EVALUATION = Pattern.compile("\"execTotalTime\":([0-9.e-]+)");

  private final Process process;
  private final String url;
  private final HttpClient http = HttpClient.newHttpClient();

  private RealPrometheus(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static RealPrometheus start(Path programs, Path directory, Path samples)
      throws IOException, InterruptedException {
    Path data = directory.resolve("prometheus");
    run(
        directory,
        List.of(
            programs.resolve("promtool").toString(),
            "tsdb",
            "create-blocks-from",
            "openmetrics",
            samples.toAbsolutePath().toString(),
            data.toAbsolutePath().toString()));
    Path config = directory.resolve("prometheus.yml");
    Files.writeString(config, "global: {}\n");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                programs.resolve("prometheus").toString(),
                "--config.file=" + config.toAbsolutePath(),
                "--storage.tsdb.path=" + data.toAbsolutePath(),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("prometheus.log").toFile())
            .start();
    RealPrometheus prometheus = new RealPrometheus(process, "http://127.0.0.1:" + port);
    prometheus.awaitReady();
    return prometheus;
  }

  private static void run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("promtool.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("failed, see promtool.log: " + command);
    }
  }

  private void awaitReady() throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      try {
        HttpResponse<String> answer = get("/-/ready");
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("Prometheus does not get ready");
  }

  /** How long the query took by its own account, in milliseconds. */
  double millis(String query, long from, long to, long step) throws InterruptedException {
    String expression = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    String path =
        step == 0
            ? "/api/v1/query?" + expression + "&time=" + to / 1000.0
            : "/api/v1/query_range?"
                + expression
                + "&start="
                + from / 1000.0
                + "&end="
                + to / 1000.0
                + "&step="
                + step / 1000.0;
    try {
      HttpResponse<String> answer = get(path + "&stats=all");
      Matcher time = EVALUATION.matcher(answer.body());
      if (!time.find()) {
        throw new IllegalStateException(answer.body().substring(0, 300));
      }
      return Double.parseDouble(time.group(1)) * 1000;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
