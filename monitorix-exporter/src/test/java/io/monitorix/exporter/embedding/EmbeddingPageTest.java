package io.monitorix.exporter.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.Monitorix;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/embedding.md} shows nothing but what is compiled, and the exporter's part runs. */
class EmbeddingPageTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final List<String> SOURCES =
      List.of(
          "examples/embedded-client/src/main/java",
          "examples/embedded-alerts/src/main/java",
          "monitorix-exporter/src/test/java/io/monitorix/exporter/embedding");

  private static final PveSimulator simulator =
      PveSimulator.builder().clusterName("lab").size(2, 6).start();

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void everyExampleStandsInAClass() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String folder : SOURCES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          sources.add(squeezed(Files.readString(file)));
        }
      }
    }
    Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("docs/embedding.md")));
    int blocks = 0;
    while (block.find()) {
      String shown = squeezed(block.group(1));
      assertThat(sources).as(block.group(1)).anyMatch(source -> source.contains(shown));
      blocks++;
    }
    assertThat(blocks).isGreaterThanOrEqualTo(4);
  }

  @Test
  void artifactsAndTheirModuleNamesAreThoseOfTheBuild() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/embedding.md"));
    Pattern name = Pattern.compile("<monitorix.module.name>([^<]+)</monitorix.module.name>");
    for (String module : List.of("monitorix-client", "monitorix-alerts", "monitorix-exporter")) {
      Matcher written = name.matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
      assertThat(written.find()).isTrue();
      assertThat(page).containsPattern("\\| `" + module + "` \\| `" + written.group(1) + "` \\|");
    }
  }

  @Test
  void theExporterRunsWithinAProcessAndEnds() {
    int port;
    try (Monitorix monitorix =
        EmbeddedExporter.start(
            simulator.url().toString(),
            simulator.auditor().tokenId(),
            simulator.auditor().secret(),
            simulator.fingerprint())) {
      port = monitorix.port();
      awaitMetrics(port);
    }
    assertThatCode(() -> metrics(port)).isInstanceOf(IOException.class);
  }

  @Test
  void theExporterRunsFromAFileAndLoadsItAgain() throws IOException {
    Path file = folder.resolve("monitorix.yml");
    Files.writeString(
        file,
        """
        web: {listen_address: "127.0.0.1:0"}
        rules: {shipped: {enabled: false}}
        targets:
          - name: lab
            server: %s
            token: {id: %s, secret: "${PVE_TOKEN}"}
            tls: {fingerprint: "%s"}
        """
            .formatted(simulator.url(), simulator.auditor().tokenId(), simulator.fingerprint()));
    try (Monitorix monitorix =
        EmbeddedExporter.start(file, Map.of("PVE_TOKEN", simulator.auditor().secret()))) {
      awaitMetrics(monitorix.port());
      assertThatCode(monitorix::reload).doesNotThrowAnyException();
    }
  }

  private static void awaitMetrics(int port) {
    await().untilAsserted(() -> assertThat(metrics(port)).contains("pve_up{", "cluster=\"lab\""));
  }

  private static String metrics(int port) throws IOException, InterruptedException {
    URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
        .body();
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
