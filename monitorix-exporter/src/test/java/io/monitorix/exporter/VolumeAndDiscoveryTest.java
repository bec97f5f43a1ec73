package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.FilePattern;
import io.monitorix.exporter.config.FileSdConfig;
import io.monitorix.exporter.config.FilterConfig;
import io.monitorix.exporter.config.Patterns;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.config.VolumeConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeAndDiscoveryTest {

  private static final PveSimulator simulator =
      PveSimulator.builder().clusterName("lab").size(2, 6).start();

  @TempDir Path folder;

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Set<String> series(RunningExporter exporter) {
    return exporter.metrics().values().keySet();
  }

  private static void awaitList(RunningExporter exporter, String path) {
    await().atMost(Duration.ofSeconds(30)).until(() -> exporter.get(path).statusCode() == 200);
  }

  @Test
  void whatIsFilteredOutIsNowhere() {
    VolumeConfig volume =
        new VolumeConfig(
            new FilterConfig(
                new Patterns(List.of(), List.of("pve2")),
                Patterns.ANY,
                FilterConfig.Guests.ALL,
                true),
            List.of(
                new RelabelConfig(
                    List.of("__name__"),
                    ";",
                    "pve_disk_.*",
                    0,
                    "",
                    "$1",
                    RelabelConfig.Action.DROP)),
            100_000);
    TargetConfig target = Targets.of("lab", simulator).withVolume(volume);

    try (RunningExporter exporter = RunningExporter.polling(target).awaitReady()) {
      awaitList(exporter, "/sd/guests");
      assertThat(series(exporter))
          .anyMatch(name -> name.contains("id=\"node/pve1\""))
          .anyMatch(name -> name.startsWith("monitorix_series{cluster=\"lab\"}"))
          .noneMatch(name -> name.startsWith("pve_disk_"))
          .noneMatch(name -> name.contains("pve2"));
      assertThat(exporter.metrics().values())
          .containsEntry("monitorix_series_dropped{cluster=\"lab\"}", 0.0);
      awaitList(exporter, "/sd/nodes");
      assertThat(exporter.get("/sd/nodes").body()).contains("pve1").doesNotContain("pve2");
    }
  }

  @Test
  void targetOfAFileIsPolledFromTheMomentThatTheFileNamesIt() throws IOException {
    TargetConfig template = Targets.of("template", simulator);
    Path file = folder.resolve("sites.yml");
    Files.writeString(file, "");
    Settings settings =
        Settings.at(RunningExporter.LOCAL)
            .files(
                List.of(
                    new FileSdConfig(
                        List.of(new FilePattern(folder, "*.yml")), Duration.ofHours(1), template)))
            .build();

    try (RunningExporter exporter = RunningExporter.of(settings)) {
      assertThat(exporter.get("/sd/targets").body()).isEqualTo("[]\n");
      Files.writeString(
          file,
          "[{targets: ['%s'], labels: {cluster: found}}]"
              .formatted(simulator.url().toString().replaceFirst("/$", "")));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(series(exporter))
                      .anyMatch(name -> name.startsWith("pve_up{cluster=\"found\"")));
      Files.writeString(file, "[{targets");
      await()
          .untilAsserted(
              () ->
                  assertThat(exporter.metrics().values())
                      .containsEntry("monitorix_sd_file_success{file=\"" + file + "\"}", 0.0));
      assertThat(series(exporter)).anyMatch(name -> name.contains("cluster=\"found\""));
      Files.delete(file);
      await()
          .untilAsserted(
              () ->
                  assertThat(series(exporter))
                      .noneMatch(name -> name.contains("cluster=\"found\"")));
    }
  }

  @Test
  void listsForPrometheusNameWhatThereIs() {
    try (RunningExporter exporter =
        RunningExporter.polling(Targets.of("lab", simulator), Targets.dead("gone"))) {
      awaitList(exporter, "/sd/guests");
      assertThat(exporter.get("/sd/guests?target=gone").statusCode()).isEqualTo(503);
      var guests = exporter.get("/sd/guests?target=lab&type=qemu&port=9100");
      assertThat(guests.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(guests.body())
          .contains("\"__meta_pve_type\":\"qemu\"", ":9100\"]")
          .doesNotContain("\"lxc\"");
      assertThat(exporter.get("/sd/nodes").body().lines().filter(line -> line.startsWith("{")))
          .hasSize(2);
      assertThat(exporter.get("/sd/targets").body())
          .contains(
              "{\"targets\":[\"127.0.0.1:" + exporter.port() + "\"],",
              "\"__scheme__\":\"http\"",
              "\"__param_target\":\"lab\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/sd/guests?target=other,404",
    "/sd/guests?type=esx,400",
    "/sd/guests?port=0,400",
    "/sd/guests?port=x,400",
    "/sd/guests?tga=web,400",
    "/sd/nodes?tag=web,400",
    "/sd/targets?port=1,400",
  })
  void questionThatCannotBeMeantIsRefused(String path, int status) {
    try (RunningExporter exporter = RunningExporter.polling(Targets.dead("lab"))) {
      assertThat(exporter.get(path).statusCode()).isEqualTo(status);
    }
  }

  @Test
  void listThatIsNotKnownYetIsAnErrorRatherThanEmpty() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RunningExporter exporter =
            RunningExporter.polling(
                Targets.of(
                    "lab",
                    "https://127.0.0.1:" + silent.getLocalPort(),
                    Targets.auditor(simulator),
                    new TlsConfig.Insecure()))) {
      assertThat(exporter.get("/sd/guests").statusCode()).isEqualTo(503);
      assertThat(exporter.get("/sd/nodes?target=lab").statusCode()).isEqualTo(503);
      assertThat(exporter.get("/sd/targets").statusCode()).isEqualTo(200);
    }
  }
}
