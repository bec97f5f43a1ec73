package io.monitorix.exporter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration, the unit and the proxies of {@code examples/standalone}. */
class StandaloneFilesTest {

  private static final String FOLDER = "examples/standalone/";
  private static final String CONFIG = DeployedFiles.text(FOLDER + "monitorix.yml");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PVE_TOKEN", "secret",
          "PBS_TOKEN", "secret",
          "GRAFANA_TOKEN", "secret",
          "MONITORIX_DATABASE_PASSWORD", "secret",
          "MIMIR_PASSWORD", "secret",
          "MONITORIX_S3_SECRET", "secret",
          "MONITORIX_ENCRYPTION_KEY", "a secret of more than thirty-two characters");

  @TempDir private Path folder;

  /**
   * The same with all that is commented out; a list of what can stand in the same place has one of
   * it.
   */
  private static String whole() {
    return DeployedFiles.uncommented(CONFIG)
        .replaceAll("(?m)^      (insecure|fingerprint): .*\\n", "");
  }

  @Test
  void configurationIsFineAsItIs() {
    assertThat(DeployedFiles.problems(folder, CONFIG, ENVIRONMENT)).isEmpty();
  }

  @Test
  void configurationIsFineWithAllThatIsCommentedOut() throws Exception {
    Files.writeString(folder.resolve("pve-root-ca.pem"), "-----BEGIN CERTIFICATE-----\n");
    Files.writeString(folder.resolve("web.yml"), "{}\n");
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        "route: {receiver: default}\nreceivers: [{name: default}]\n");

    Files.createDirectories(folder.resolve("log"));

    assertThat(
            DeployedFiles.problems(
                folder, whole().replace("/var/log/monitorix", "log"), ENVIRONMENT))
        .isEmpty();
  }

  @Test
  void configurationShowsEachKeyThatThereIs() {
    TreeSet<String> keys = new TreeSet<>();
    Pattern.compile("(?m)^## (`[a-z_`, ]+`)$")
        .matcher(DeployedFiles.text("docs/configuration.md"))
        .results()
        .forEach(each -> keys.addAll(List.of(each.group(1).replace("`", "").split(", ", -1))));

    assertThat(DeployedFiles.yaml(whole()).map().keySet())
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void unitStartsWhatThePackageInstallsAndKeepsWhatTheConfigurationNames() {
    String unit = DeployedFiles.text(FOLDER + "monitorix.service");

    assertThat(unit)
        .contains(
            "ExecStart=/usr/bin/monitorix run --config /etc/monitorix/monitorix.yml\n",
            "StateDirectory=monitorix\n",
            "CacheDirectory=monitorix\n",
            "LogsDirectory=monitorix\n",
            "NoNewPrivileges=yes\n",
            "CapabilityBoundingSet=\n",
            "SystemCallFilter=@system-service\n")
        // Java compiles into memory that it then runs.
        .doesNotContain("MemoryDenyWriteExecute=yes");
    assertThat(DeployedFiles.yaml(CONFIG).get("data_dir").text()).isEqualTo("/var/lib/monitorix");
  }

  @Test
  void variablesOfTheConfigurationAreThoseOfTheEnvironmentFile() {
    String environment = DeployedFiles.text(FOLDER + "monitorix.default");

    assertThat(CONFIG).contains("${PVE_TOKEN}", "${PBS_TOKEN}");
    assertThat(environment).contains("#PVE_TOKEN=", "#PBS_TOKEN=", "#MONITORIX_JAVA_OPTS=");
  }

  @Test
  void proxiesAskTheAddressThatTheySayMonitorixListensOn() {
    assertThat(DeployedFiles.text(FOLDER + "nginx.conf"))
        .contains(
            "listen_address: \"127.0.0.1:9221\"",
            "proxy_pass http://127.0.0.1:9221;",
            "X-Forwarded-For");
    assertThat(DeployedFiles.text(FOLDER + "Caddyfile"))
        .contains("listen_address: \"127.0.0.1:9221\"", "reverse_proxy 127.0.0.1:9221");
  }

  @Test
  void changesGoToOneReplicaAfterAnotherUntilItIsTheOneThatLeads() {
    assertThat(DeployedFiles.text(FOLDER + "nginx-replicas.conf"))
        .contains(
            "proxy_next_upstream error http_503 non_idempotent;",
            "default monitorix_changes;",
            "location = /api/monitorix/v1/events {");
  }
}
