package io.monitorix.exporter.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Scrapes as Prometheus does: one connection, kept alive, with the headers of Prometheus 3. */
final class Scraper {

  private static final String ACCEPT =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
          + "application/openmetrics-text;version=0.0.1;q=0.5,"
          + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
          + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;

  Scraper(int port) {
    this(port, "/metrics");
  }

  /**
   * @param path with its query
   */
  Scraper(int port, String path) {
    request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Accept", ACCEPT)
            .header("Accept-Encoding", "gzip")
            .timeout(Duration.ofSeconds(30))
            .build();
  }

  /** One answer, as it was sent. */
  byte[] scrape() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(request.uri() + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  /** The time that one scrape takes, in milliseconds. */
  double milliseconds() throws IOException, InterruptedException {
    long start = System.nanoTime();
    scrape();
    return (System.nanoTime() - start) / 1e6;
  }

  /** Scrapes once; the sum of all series of this name. */
  double sum(String name) throws IOException, InterruptedException {
    return unpacked(scrape())
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The text of an answer, whether it is compressed or not. */
  static String unpacked(byte[] body) throws IOException {
    if (body.length < 2 || body[0] != 0x1f) {
      return new String(body, StandardCharsets.UTF_8);
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Scrapes at fixed times. Each duration runs from the time at which the scrape was due to the
   * last byte, so that one slow answer is not hidden by the scrapes that it delays.
   *
   * @return milliseconds
   */
  List<Double> scrape(int times, Duration every) throws IOException, InterruptedException {
    List<Double> took = new ArrayList<>(times);
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      long due = start + i * every.toNanos();
      long early = due - System.nanoTime();
      if (early > 0) {
        Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
        // the operating system may wake us late: that is not the exporter's time
        due = Math.max(due, Math.min(System.nanoTime(), due + 2_000_000));
      }
      scrape();
      took.add((System.nanoTime() - due) / 1e6);
    }
    return took;
  }
}
