package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import okhttp3.Headers;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void thirtyTwoNodesWithTenThousandGuestsAnswerCompletely() {
    try (PveSimulator pve =
            PveSimulator.builder().size(32, 10_000).clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      Answer answer = browser.get(pve.auditor(), "/cluster/resources");
      List<Map<String, Object>> rows = answer.rows();

      assertThat(answer.body().length()).isGreaterThan(3_000_000);
      assertThat(rows.stream().filter(row -> row.containsKey("vmid"))).hasSize(10_000);
      assertThat(rows.stream().filter(row -> "node".equals(row.get("type")))).hasSize(32);
      assertThat(rows).extracting(row -> row.get("id")).doesNotHaveDuplicates();
      assertThat(browser.get(pve.auditor(), "/cluster/status").rows()).hasSize(33);
    }
  }

  @Test
  void largeAnswersAreCompressedOnRequestAndOnlyThen() {
    try (PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      Answer zipped = raw(pve, browser, "/cluster/resources", "gzip");
      Answer plain = raw(pve, browser, "/cluster/resources", "identity");

      assertThat(zipped.headers().get("Content-Encoding")).isEqualTo("gzip");
      assertThat(plain.headers().get("Content-Encoding")).isNull();
      assertThat(unzipped(zipped)).isEqualTo(plain.body());
      assertThat(raw(pve, browser, "/version", "gzip").headers().get("Content-Encoding")).isNull();
    }
  }

  @Test
  void aConnectionServesAHundredRequests() {
    try (PveSimulator pve = PveSimulator.builder().start();
        Browser browser = new Browser(pve)) {
      for (int request = 1; request <= 101; request++) {
        Headers headers = browser.get(pve.auditor(), "/version").headers();
        assertThat(headers.get("Connection"))
            .as("request %d", request)
            .isEqualTo(request == 100 ? "close" : "Keep-Alive");
      }
    }
  }

  @Test
  void memoryDoesNotGrowWithRequests() {
    try (PveSimulator pve =
            PveSimulator.builder().tls(false).size(2, 10).clock(new MovableClock()).start();
        Browser browser = new Browser(pve)) {
      // Weighs enough for what is kept of each request to show.
      String ballast = "x".repeat(6000);
      ask(pve, browser, ballast, 300);
      long before = usedMemory();
      ask(pve, browser, ballast, 3000);

      assertThat(usedMemory() - before).isLessThan(6 * MEBIBYTE);
    }
  }

  @Test
  void historyDoesNotGrowWithTime() {
    MovableClock clock = new MovableClock();
    try (PveSimulator pve = PveSimulator.builder().clock(clock).start();
        Browser browser = new Browser(pve)) {
      clock.advance(Duration.ofDays(400));

      assertThat(browser.get(pve.auditor(), "/cluster/tasks").rows()).hasSize(100);
      assertThat(browser.get(pve.auditor(), "/cluster/resources?type=vm").rows()).hasSize(60);
    }
  }

  private static void ask(PveSimulator pve, Browser browser, String ballast, int times) {
    for (int i = 0; i < times; i++) {
      browser.send(
          browser
              .request("/version")
              .header("Authorization", pve.auditor().authorization())
              .header("X-Ballast", ballast)
              .build());
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Answer raw(PveSimulator pve, Browser browser, String path, String encoding) {
    Request request =
        browser
            .request(path)
            .header("Authorization", pve.auditor().authorization())
            .header("Accept-Encoding", encoding)
            .build();
    return browser.bytes(request);
  }

  private static String unzipped(Answer answer) {
    try (GZIPInputStream in =
        new GZIPInputStream(
            new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.ISO_8859_1)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
