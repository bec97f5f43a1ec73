package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.fixture.ManagedSite;
import io.monitorix.exporter.fixture.RunningExporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over the management API, against a server that runs. */
class ManagementCommandsTest {

  @TempDir private static Path folder;
  private static ManagedSite site;
  private static RunningExporter exporter;

  @BeforeAll
  static void start() {
    site = new ManagedSite(folder);
    exporter = RunningExporter.of(site.settings());
    site.awaitPolled(exporter.port());
  }

  @AfterAll
  static void stop() {
    exporter.close();
    site.close();
  }

  private static Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server=http://127.0.0.1:" + exporter.port());
    return Outcome.of(all.toArray(String[]::new));
  }

  private static String out(String... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void theInventoryIsListedAsATableJsonOrYaml() {
    assertThat(out("inventory").lines())
        .anyMatch(line -> line.matches("lab +pve +[0-9.]+ +yes +2/2 +\\d/\\d"))
        .anyMatch(line -> line.startsWith("backups  pbs"));
    assertThat(out("inventory", "guests", "--status=running", "--cluster", "lab").lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.matches("lab +(qemu|lxc)/\\d+ .* running .*"));
    assertThat(JsonPath.<List<String>>read(out("inventory", "nodes", "-o", "json"), "$[*].name"))
        .containsExactly("pve1", "pve2");
    assertThat(out("inventory", "datastores", "--output=yaml")).startsWith("- cluster: backups");
    assertThat(out("inventory", "storages")).contains("local");
    assertThat(out("targets").lines()).anyMatch(line -> line.matches("lab +pve +up .*"));
  }

  @Test
  void anAlertIsSwitchedOffChangedAndRestored() {
    assertThat(out("rules", "disable", "nodes", "NodeBusy", "--note", "no need")).contains("  no ");
    assertThat(out("rules", "list", "--disabled")).contains("NodeBusy").contains("disabled");
    assertThat(out("rules", "enable", "nodes", "NodeBusy")).contains("  yes ");
    assertThat(out("rules", "override", "nodes", "NodeBusy", "limit=0.5")).contains("limit=0.5");
    assertThat(out("rules", "override", "nodes", "NodeBusy", "limit=")).contains("limit=0");
    assertThat(out("rules", "restore", "nodes", "NodeBusy")).contains("limit=0");
    Outcome unknown = run("rules", "override", "nodes", "NodeBusy", "limits=1");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("thresholds.limits: the alert compares with limit");
    assertThat(run("rules", "override", "nodes", "NodeBusy", "limit=x").status()).isEqualTo(2);
  }

  @Test
  void whatBecameOfAlertsIsListedAndNotesAreWritten() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> out("alerts", "history", "--alertname", "NodeBusy").lines().count() > 1);
    String fingerprint =
        JsonPath.read(
            out("alerts", "history", "--state", "firing", "-o", "json", "--limit", "1"),
            "$[0].fingerprint");

    out("alerts", "note", fingerprint, "the", "fan", "is", "loud");

    assertThat(out("alerts", "note", fingerprint)).contains("the fan is loud");
    assertThat(run("alerts", "note", "0000000000000000").err()).contains("no alert has");
  }

  @Test
  void aServiceIsAddedAndRemoved() {
    String target = "127.0.0.1:" + exporter.port();
    assertThat(out("services", "add", "web", target, "--module=tcp_connect", "--interval=1s"))
        .isEqualToIgnoringNewLines("web");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> out("services", "list").contains(target + " up"));
    assertThat(out("services", "results", "web").lines())
        .anyMatch(line -> line.matches(".*Z +127.0.0.1:\\d+ +up .*"));
    assertThat(out("services", "results", "web", "--turns")).isNotEmpty();
    assertThat(run("services", "add", "web", target, "--module=tcp_connect").err())
        .contains("there is a service web already");
    assertThat(run("services", "add", "x", target, "--module=nothing").err())
        .contains("module: there is no such module");
    assertThat(run("services", "remove", "itself").err()).contains("change it in the file");
    assertThat(out("services", "remove", "web")).isEqualToIgnoringNewLines("web");
    assertThat(out("services", "list")).contains("itself").doesNotContain("web ");
  }

  @Test
  void maintenanceIsAnnouncedAndEnded() {
    String id =
        out("maintenance", "start", "lab", "--node=pve1", "-d", "2h", "-c", "disks").strip();
    assertThat(out("maintenance", "list")).contains(id).contains("disks").contains("node=\"pve1\"");
    assertThat(run("maintenance", "start", "lab", "--node=pve9", "-c", "x").err())
        .contains("node: lab has no node pve9");
    assertThat(out("maintenance", "end", id)).isEqualToIgnoringNewLines(id);
    assertThat(out("maintenance", "list")).isEqualToIgnoringNewLines("nothing");
  }

  @Test
  void theSettingsAreShownWithoutSecrets() {
    assertThat(out("config", "show"))
        .contains("name: lab", "secret: '***'", "port: 0\n")
        .doesNotContain("port: 0.0");
    assertThat(JsonPath.<String>read(out("config", "show", "-o", "json"), "$.targets[1].name"))
        .isEqualTo("backups");
  }

  @Test
  void aServerThatDoesNotAnswerIsTold() {
    Outcome outcome = Outcome.of("inventory", "--server=http://127.0.0.1:1");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("monitorix: http://127.0.0.1:1");
  }
}
