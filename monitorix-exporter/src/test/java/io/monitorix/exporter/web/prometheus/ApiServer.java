package io.monitorix.exporter.web.prometheus;

import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.web.Cors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** An exporter without targets that keeps what it tells of itself, and a client of its API. */
final class ApiServer implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final RunningExporter exporter;

  private ApiServer(RunningExporter exporter) {
    this.exporter = exporter;
  }

  /** Starts one, and waits until it has kept a few samples. */
  static ApiServer start(Path folder, Cors cors) {
    SeriesConfig usual = SeriesConfig.OFF;
    ApiServer server =
        new ApiServer(
            RunningExporter.of(
                Settings.at(RunningExporter.LOCAL)
                    .data(new DataConfig(folder, false))
                    .series(
                        new SeriesConfig(
                            true,
                            Duration.ofMillis(200),
                            usual.retention(),
                            usual.maxBytes(),
                            usual.fiveMinutes(),
                            usual.hours()))
                    .cors(cors)
                    .build()));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> server.query("count_over_time(up{job=\"monitorix\"}[1m]) > 2").contains("[1"));
    return server;
  }

  int port() {
    return exporter.port();
  }

  HttpResponse<String> get(String path, String... headers) {
    return exporter.get(path, headers);
  }

  /** The body of the answer to an instant query. */
  String query(String expression) {
    return get("/api/v1/query?query=" + encoded(expression)).body();
  }

  /** Sends any request; the body of a form may be empty. */
  HttpResponse<byte[]> send(String method, String path, String form, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.ofString(form));
    if (!form.isEmpty()) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The body of an answer, to be read by paths. */
  DocumentContext json(String request) {
    return JsonPath.parse(get(request).body());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    exporter.close();
  }
}
