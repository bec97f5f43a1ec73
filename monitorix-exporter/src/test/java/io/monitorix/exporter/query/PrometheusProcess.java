package io.monitorix.exporter.query;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.awaitility.Awaitility;
import org.xerial.snappy.Snappy;

/** A Prometheus of its own, filled by remote write, which can carry markers of staleness. */
final class PrometheusProcess implements AutoCloseable {

  private static final long SLICE = 600_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final Process process;

  PrometheusProcess(Path binary, Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    url = "http://127.0.0.1:" + port;
    Path config = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
    process =
        new ProcessBuilder(
                binary.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                // One block holds all, and takes samples however old they are.
                "--storage.tsdb.min-block-duration=30d",
                "--storage.tsdb.max-block-duration=30d",
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port,
                "--web.enable-remote-write-receiver")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(this::isReady);
  }

  String url() {
    return url;
  }

  private boolean isReady() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/-/ready")).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  void write(List<RandomSeries> all) throws IOException, InterruptedException {
    long last = all.stream().mapToLong(series -> series.samples().lastKey()).max().orElse(0);
    for (long from = 0; from <= last; from += SLICE) {
      byte[] body = Snappy.compress(request(all, from, from + SLICE));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/api/v1/write"))
              .header("Content-Encoding", "snappy")
              .header("Content-Type", "application/x-protobuf")
              .header("X-Prometheus-Remote-Write-Version", "0.1.0")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException("remote write: " + response.statusCode() + " " + response.body());
      }
    }
  }

  private static byte[] request(List<RandomSeries> all, long from, long to) {
    return message(
        request -> {
          for (RandomSeries series : all) {
            SortedMap<Long, Double> samples = series.samples().subMap(from, to);
            if (!samples.isEmpty()) {
              request.writeByteArray(1, series(series, samples));
            }
          }
        });
  }

  private static byte[] series(RandomSeries series, Map<Long, Double> samples) {
    return message(
        out -> {
          for (int i = 0; i < series.labels().size(); i++) {
            String name = series.labels().name(i);
            String value = series.labels().value(i);
            out.writeByteArray(
                1,
                message(
                    label -> {
                      label.writeString(1, name);
                      label.writeString(2, value);
                    }));
          }
          for (Map.Entry<Long, Double> sample : samples.entrySet()) {
            out.writeByteArray(
                2,
                message(
                    point -> {
                      point.writeDouble(1, sample.getValue());
                      point.writeInt64(2, sample.getKey());
                    }));
          }
        });
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
