package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One exporter for a cluster, a backup server, one that is dead and one that hangs. */
class BackupServerTest {

  private static final Duration HANGING = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final PveSimulator cluster =
      PveSimulator.builder().clusterName("lab").size(1, 3).start();
  private static final PbsSimulator backup = PbsSimulator.builder().start();
  private static final PbsSimulator slow = PbsSimulator.builder().start();

  private static RunningExporter exporter;

  @BeforeAll
  static void start() {
    slow.faults().slow(HANGING);
    exporter =
        RunningExporter.polling(
            Targets.of("lab", cluster),
            Targets.of("backup", backup),
            TargetConfig.pbs(
                "dead",
                "https://127.0.0.1:" + Targets.closedPort(),
                new LoginConfig.Token("monitor@pbs!dead", new Secret("not-needed")),
                new TlsConfig.Insecure()),
            Targets.of("slow", slow).polledEvery(SHORT, SHORT));
  }

  @AfterAll
  static void stop() {
    exporter.close();
    slow.close();
    backup.close();
    cluster.close();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(40)).ignoreExceptions();
  }

  private static Map<String, Double> scraped(String prefix) {
    return exporter.metrics().startingWith(prefix);
  }

  @Test
  void eachTargetTellsOfItselfAndOfNoOther() {
    soon()
        .untilAsserted(
            () -> {
              assertThat(scraped("pbs_up{"))
                  .isEqualTo(
                      Map.of(
                          "pbs_up{cluster=\"backup\"}", 1.0,
                          "pbs_up{cluster=\"dead\"}", 0.0,
                          "pbs_up{cluster=\"slow\"}", 0.0));
              assertThat(scraped("pbs_datastore_size_bytes{"))
                  .containsOnlyKeys(
                      "pbs_datastore_size_bytes{cluster=\"backup\",datastore=\"main\"}",
                      "pbs_datastore_size_bytes{cluster=\"backup\",datastore=\"offsite\"}");
              assertThat(scraped("pbs_snapshot_vm_count{")).hasSizeGreaterThan(20);
              assertThat(scraped("pve_up{cluster=\"lab\"")).isNotEmpty();
            });
    Exposition all = exporter.metrics();
    assertThat(all.startingWith("pve_up{").keySet())
        .allMatch(series -> series.contains("cluster=\"lab\""));
    assertThat(all.startingWith("pbs_").keySet())
        .noneMatch(series -> series.contains("cluster=\"lab\""));
    assertThat(all.startingWith("pve_collector_success{cluster=\"dead\"").values())
        .isNotEmpty()
        .containsOnly(0.0);
  }

  @Test
  void aServerThatDiesIsDownAndIsUpAgainWhenItIsBack() {
    soon().until(() -> scraped("pbs_up{cluster=\"backup\"").containsValue(1.0));
    backup.faults().serverDown();
    soon()
        .untilAsserted(
            () -> {
              Exposition now = exporter.metrics();
              assertThat(now.startingWith("pbs_").keySet())
                  .filteredOn(series -> series.contains("cluster=\"backup\""))
                  .containsExactly("pbs_up{cluster=\"backup\"}");
              assertThat(now.startingWith("pbs_up{cluster=\"backup\"")).containsValue(0.0);
            });
    backup.faults().serverUp();
    soon().until(() -> scraped("pbs_up{cluster=\"backup\"").containsValue(1.0));
    soon().until(() -> !scraped("pbs_host_load1{cluster=\"backup\"").isEmpty());
  }
}
