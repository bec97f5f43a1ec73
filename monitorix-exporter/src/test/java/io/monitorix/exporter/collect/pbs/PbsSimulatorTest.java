package io.monitorix.exporter.collect.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.poll.CollectorRun;
import io.monitorix.exporter.poll.MissingPermission;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All collectors against a whole server, of each release. */
class PbsSimulatorTest {

  private static final Set<String> SINCE_3 =
      Set.of("pbs_tape_drive_activity", "pbs_datastore_estimated_full_timestamp_seconds");

  private static PbsSimulator.Builder simulator() {
    return PbsSimulator.builder().clock(() -> Collecting.START);
  }

  private static Collecting collecting(TargetConfig target) {
    return Collecting.of(
            target.polledEvery(Duration.ofSeconds(15), Duration.ofSeconds(10)),
            CollectorName.of(Product.PBS).toArray(CollectorName[]::new))
        .poll();
  }

  private static Set<String> names(Collecting collecting) {
    return collecting.samples().stream()
        .map(sample -> sample.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource(PbsRelease.class)
  void everyMetricHasAValueInEachRelease(PbsRelease release) {
    Set<String> wanted =
        PbsCollectors.all().stream()
            .map(Collector::metrics)
            .flatMap(metrics -> metrics.stream().map(Metric::name))
            .collect(Collectors.toCollection(TreeSet::new));
    // the simulator's datastores are in no maintenance
    wanted.remove("pbs_datastore_maintenance");
    if (release == PbsRelease.V2_4) {
      wanted.removeAll(SINCE_3);
    }
    try (PbsSimulator simulator = simulator().release(release).start();
        Collecting collecting =
            collecting(Targets.of("backup", simulator, simulator.administrator()))) {
      assertThat(names(collecting)).containsAll(wanted);
      assertThat(collecting.snapshot().runs())
          .extracting(CollectorRun::collector)
          .containsExactlyInAnyOrderElementsOf(CollectorName.of(Product.PBS));
      assertThat(collecting.snapshot().runs()).allMatch(CollectorRun::success);
      assertThat(collecting.snapshot().missing()).isEmpty();
    }
  }

  @Test
  void theAuditorLacksTheRightToCertificatesAlone() {
    try (PbsSimulator simulator = simulator().start();
        Collecting collecting = collecting(Targets.of("backup", simulator))) {
      assertThat(collecting.snapshot().missing())
          .containsExactly(
              new MissingPermission(
                  CollectorName.PBS_MAINTENANCE, "/system/certificates", "Sys.Modify"));
    }
  }

  @Test
  void whoMayDoNothingIsToldWhatHeLacks() {
    try (PbsSimulator simulator = simulator().start();
        Collecting collecting = collecting(Targets.of("backup", simulator, simulator.nobody()))) {
      assertThat(names(collecting))
          .contains("pbs_up", "pbs_version_info", "pbs_subscription_status")
          .noneMatch(name -> name.startsWith("pbs_host_") || name.startsWith("pbs_snapshot_"));
      assertThat(collecting.snapshot().missing())
          .extracting(MissingPermission::collector)
          .contains(
              CollectorName.PBS_HOST,
              CollectorName.PBS_TASKS,
              CollectorName.PBS_DISKS,
              CollectorName.PBS_TAPE);
      assertThat(collecting.snapshot().runs()).allMatch(CollectorRun::success);
    }
  }

  @Test
  void oneDatastoreThatFailsCostsNoOther() {
    try (PbsSimulator simulator = simulator().start()) {
      simulator.faults().on("/admin/datastore/main/").failWith(500, "disk is gone");
      try (Collecting collecting = collecting(Targets.of("backup", simulator))) {
        assertThat(collecting.samples("pbs_snapshot_count"))
            .isNotEmpty()
            .allMatch(sample -> sample.contains("datastore=\"offsite\""));
      }
    }
  }
}
