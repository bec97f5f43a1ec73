package io.monitorix.exporter.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.exporter.config.FilePattern;
import io.monitorix.exporter.config.FileSdConfig;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiscoveryTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1000));
  private static final LoginConfig LOGIN = new LoginConfig.Token("a@pve!b", new Secret("s"));
  private static final TlsConfig TLS = new TlsConfig.SystemTrust();

  @TempDir Path folder;

  private FileSdConfig pve(String name, Duration refresh) {
    return new FileSdConfig(
        List.of(new FilePattern(folder, name)),
        refresh,
        TargetConfig.pve("template", "template", LOGIN, TLS));
  }

  private FileSdConfig pbs(String name) {
    return new FileSdConfig(
        List.of(new FilePattern(folder, name)),
        Duration.ofHours(1),
        TargetConfig.pbs("template", "template", LOGIN, TLS));
  }

  private FileDiscovery start(FileSdConfig... configs) {
    return FileDiscovery.start(List.of(configs), Set.of("taken"), CLOCK);
  }

  private FileDiscovery watching(String name) {
    return start(pve(name, Duration.ofHours(1)));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static List<String> names(FileDiscovery discovery) {
    return discovery.targets().stream().map(TargetConfig::name).toList();
  }

  private static Map<String, Double> metrics(FileDiscovery discovery) {
    Map<String, Double> samples = new TreeMap<>();
    discovery.emit(
        (metric, labels, value) -> samples.put(metric.name() + " " + nameOf(labels), value));
    return samples;
  }

  private static String nameOf(Labels labels) {
    return String.valueOf(Path.of(String.valueOf(labels.get("file"))).getFileName());
  }

  @Test
  void filesThatMatchAreReadAtTheStart() throws IOException {
    write("b.yml", "[{targets: [pve3]}]");
    write("a.yml", "[{targets: [pve1, pve2], labels: {cluster: lab}}]");
    write("a.json", "[{\"targets\": [\"never\"]}]");

    try (FileDiscovery discovery = watching("*.yml")) {
      assertThat(names(discovery)).containsExactly("lab", "pve3");
      assertThat(discovery.problems()).isEmpty();
      assertThat(metrics(discovery))
          .containsOnly(
              Map.entry("monitorix_sd_file_success a.yml", 1.0),
              Map.entry("monitorix_sd_file_success b.yml", 1.0),
              Map.entry("monitorix_sd_file_targets a.yml", 1.0),
              Map.entry("monitorix_sd_file_targets b.yml", 1.0),
              Map.entry("monitorix_sd_file_last_success_timestamp_seconds a.yml", 1000.0),
              Map.entry("monitorix_sd_file_last_success_timestamp_seconds b.yml", 1000.0));
    }
  }

  @Test
  void changesAreNoticedAndTold() throws IOException {
    write("a.yml", "[{targets: [pve1]}]");
    AtomicInteger told = new AtomicInteger();
    List<List<String>> heard = new ArrayList<>();

    try (FileDiscovery discovery = watching("*.yml")) {
      discovery.onChange(told::incrementAndGet);
      discovery.onChange(() -> heard.add(names(discovery)));
      write("b.yml", "[{targets: [pve2]}]");
      await().until(() -> names(discovery).equals(List.of("pve1", "pve2")));
      Path draft = Files.writeString(folder.resolve("draft"), "[{targets: [pve9]}]");
      Files.move(draft, folder.resolve("a.yml"), StandardCopyOption.ATOMIC_MOVE);
      await().until(() -> names(discovery).equals(List.of("pve9", "pve2")));
      Files.delete(folder.resolve("b.yml"));
      await().until(() -> names(discovery).equals(List.of("pve9")));
      await().until(() -> told.get() == 3);
    }
    assertThat(heard)
        .containsExactly(List.of("pve1", "pve2"), List.of("pve9", "pve2"), List.of("pve9"));
  }

  @Test
  void brokenFileKeepsItsTargetsAndHealsByItself() throws IOException {
    write("a.json", "[{\"targets\": [\"pve1\"]}]");
    write("b.json", "[{\"targets\": [\"pve2\"]}]");

    try (FileDiscovery discovery = watching("*.json")) {
      write("a.json", "[{\"targets\": [\"pve1\", \"pv");
      write("b.json", "[{\"targets\": [\"pve3\"]}]");
      await().until(() -> names(discovery).equals(List.of("pve1", "pve3")));
      await().until(() -> !discovery.problems().isEmpty());
      assertThat(discovery.problems())
          .singleElement()
          .asString()
          .startsWith(folder.resolve("a.json") + ":1:");
      assertThat(metrics(discovery))
          .containsEntry("monitorix_sd_file_success a.json", 0.0)
          .containsEntry("monitorix_sd_file_success b.json", 1.0);

      write("a.json", "[{\"targets\": [\"pve4\"]}]");
      await().until(() -> names(discovery).equals(List.of("pve4", "pve3")));
      assertThat(discovery.problems()).isEmpty();
    }
  }

  @Test
  void folderThatComesLaterIsFoundAtTheNextRefresh() throws IOException {
    FileSdConfig later =
        new FileSdConfig(
            List.of(new FilePattern(folder.resolve("later"), "*.yml")),
            Duration.ofMillis(50),
            TargetConfig.pve("template", "template", LOGIN, TLS));

    try (FileDiscovery discovery = start(later)) {
      assertThat(discovery.problems()).singleElement().asString().contains("cannot be listed");
      Files.createDirectory(folder.resolve("later"));
      Files.writeString(folder.resolve("later/a.yml"), "[{targets: [pve1]}]");
      await().until(() -> names(discovery).equals(List.of("pve1")));
      await().until(() -> discovery.problems().isEmpty());
    }
  }

  @Test
  void oneFileNamesTargetsOfBothProducts() throws IOException {
    write(
        "a.yml",
        """
        - {targets: [pve1], labels: {__pve_type: pve}}
        - {targets: [pbs1], labels: {__pve_type: pbs}}
        """);
    write("b.yml", "[{targets: [pbs2], labels: {__pve_type: pbs}}]");

    try (FileDiscovery discovery = start(pve("a.yml", Duration.ofHours(1)), pbs("*.yml"))) {
      assertThat(names(discovery)).containsExactly("pve1", "pbs1", "pbs2");
      assertThat(discovery.problems()).isEmpty();
      assertThat(metrics(discovery)).containsEntry("monitorix_sd_file_targets a.yml", 2.0);
    }
  }

  @Test
  void nameThatAnotherTargetHasIsLeftOutAndSaid() throws IOException {
    write("a.yml", "[{targets: ['pve1:8006', pve1, taken]}]");

    try (FileDiscovery discovery = watching("a.yml")) {
      assertThat(discovery.targets())
          .singleElement()
          .satisfies(target -> assertThat(target.servers()).containsExactly("pve1:8006"));
      assertThat(discovery.problems())
          .hasSize(2)
          .allSatisfy(problem -> assertThat(problem).contains("a.yml: the target '"));
    }
  }

  @Test
  void fileThatIsNamedOutrightMustBeThere() {
    try (FileDiscovery discovery = watching("a.yml")) {
      assertThat(discovery.targets()).isEmpty();
      assertThat(discovery.problems()).singleElement().asString().contains("does not exist");
    }
  }
}
