package io.monitorix.exporter.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.pve.PveCollectors;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read node by node and guest by guest, and what becomes of it when one is gone. */
class NodeAndGuestReadingsTest {

  /** What the collector {@code config} reads of each guest. */
  private static final Source<?> CONFIGURATION =
      new Collectors(PveCollectors.all())
          .where(name -> name == CollectorName.CONFIG)
          .sources()
          .iterator()
          .next();

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static List<String> nodes(Collecting collecting) {
    return collecting.snapshot().runs().stream()
        .filter(run -> run.collector() == CollectorName.SUBSCRIPTION)
        .map(run -> run.node() + " " + run.success())
        .toList();
  }

  @Test
  void eachNodeThatIsOnlineIsReadAndHasAHealthOfItsOwn() {
    try (PveSimulator simulator = PveSimulator.builder().size(3, 6).start();
        Collecting collecting =
            Collecting.of(Targets.of("lab", simulator), CollectorName.SUBSCRIPTION)) {
      assertThat(nodes(collecting.poll()))
          .containsExactlyInAnyOrder("pve1 true", "pve2 true", "pve3 true");
      assertThat(collecting.samples("pve_subscription_info")).hasSize(3);

      simulator.faults().nodeDown("pve2");
      assertThat(nodes(collecting.pollAfter(MINUTE)))
          .containsExactlyInAnyOrder("pve1 true", "pve3 true");
      assertThat(collecting.samples("pve_subscription_info")).hasSize(2);

      simulator.faults().clear();
      assertThat(nodes(collecting.pollAfter(MINUTE)))
          .containsExactlyInAnyOrder("pve1 true", "pve2 true", "pve3 true");
    }
  }

  @Test
  void aNodeThatFailsCostsItsOwnSeriesOnly() {
    try (PveSimulator simulator = PveSimulator.builder().size(3, 6).start();
        Collecting collecting =
            Collecting.of(Targets.of("lab", simulator), CollectorName.REPLICATION)) {
      collecting.poll();
      simulator.faults().on("/nodes/pve2/replication").failWith(500, "broken");
      collecting.pollAfter(MINUTE).pollAfter(MINUTE).pollAfter(MINUTE);
      assertThat(
              collecting.snapshot().runs().stream()
                  .filter(run -> run.collector() == CollectorName.REPLICATION && !run.success()))
          .extracting(CollectorRun::node)
          .containsExactly("pve2");
      assertThat(collecting.snapshot().problem()).contains("/nodes/pve2/replication");
    }
  }

  @Test
  void guestsAreReadOneByOneWithinTheBudgetOfTheirNode() {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 40).start();
        Collecting collecting = Collecting.of(Targets.of("lab", simulator), CollectorName.CONFIG)) {
      collecting.poll();
      int first = readings(collecting);
      // three seconds' worth at once, and another second has passed since
      assertThat(first).isBetween(6, 9);
      collecting.pollAfter(Duration.ofSeconds(3));
      assertThat(readings(collecting)).isBetween(first + 6, first + 9);
      for (int i = 0; i < 10; i++) {
        collecting.pollAfter(Duration.ofSeconds(3));
      }
      assertThat(readings(collecting)).isEqualTo(40);
    }
  }

  private static int readings(Collecting collecting) {
    int[] read = {0};
    collecting.snapshot().readings().forEachGuest(CONFIGURATION, (guest, config) -> read[0]++);
    return read[0];
  }

  @Test
  void aChangedGuestIsReadAgainAtOnceAndAnUnchangedOneIsNot() throws IOException {
    try (JsonServer server = new JsonServer()) {
      server
          .data(
              "/cluster/status",
              "[{\"type\":\"node\",\"id\":\"node/n1\",\"name\":\"n1\",\"online\":1}]")
          .data("/cluster/resources", guest("web"))
          .data("/nodes/n1/qemu/100/config", "{\"digest\":\"d\",\"onboot\":0}");
      try (Collecting collecting = Collecting.of(server.target(), CollectorName.CONFIG)) {
        assertThat(collecting.poll().samples("pve_onboot_status"))
            .singleElement()
            .asString()
            .endsWith(" 0.0");
        server.data("/nodes/n1/qemu/100/config", "{\"digest\":\"e\",\"onboot\":1}");
        assertThat(collecting.pollAfter(MINUTE).samples("pve_onboot_status"))
            .singleElement()
            .asString()
            .endsWith(" 0.0");
        server.data("/cluster/resources", guest("shop"));
        assertThat(collecting.pollAfter(MINUTE).samples("pve_onboot_status"))
            .singleElement()
            .asString()
            .endsWith(" 1.0");
      }
    }
  }

  private static String guest(String name) {
    return "[{\"type\":\"qemu\",\"id\":\"qemu/100\",\"vmid\":100,\"node\":\"n1\",\"status\":\"running\",\"name\":\""
        + name
        + "\"}]";
  }

  @Test
  void aSourceWhosePrivilegeIsMissingIsNotReadAndSaysWhichOneItIs() throws IOException {
    try (JsonServer server = new JsonServer()) {
      server
          .data("/access/permissions", "{\"/\":{\"VM.Audit\":1}}")
          .data(
              "/cluster/status",
              "[{\"type\":\"node\",\"id\":\"node/n1\",\"name\":\"n1\",\"online\":1}]")
          .data("/cluster/resources", "[]")
          .data("/cluster/backup-info/not-backed-up", "[]");
      try (Collecting collecting = Collecting.of(server.target(), CollectorName.BACKUP_INFO)) {
        collecting.poll();
        assertThat(server.asked()).doesNotContain("/cluster/backup-info/not-backed-up");
        assertThat(collecting.snapshot().missing())
            .containsExactly(new MissingPermission(CollectorName.BACKUP_INFO, "/", "Sys.Audit"));
        assertThat(collecting.samples("pve_not_backed_up_total")).isEmpty();

        server.data("/access/permissions", "{\"/\":{\"VM.Audit\":1,\"Sys.Audit\":1}}");
        collecting.pollAfter(Duration.ofMinutes(11));
        assertThat(collecting.snapshot().missing()).isEmpty();
        assertThat(collecting.samples("pve_not_backed_up_total")).hasSize(1);
      }
    }
  }
}
