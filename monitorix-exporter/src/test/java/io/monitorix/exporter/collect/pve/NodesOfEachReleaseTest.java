package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.CallListener;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.CollectorPlan;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.poll.MissingPermission;
import io.monitorix.exporter.poll.TargetPoller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes node by node, against whole clusters of each release. */
class NodesOfEachReleaseTest {

  private static final Set<CollectorName> NODE_BY_NODE =
      Set.of(
          CollectorName.NODE_STATUS,
          CollectorName.NODE_PRESSURE,
          CollectorName.STORAGE,
          CollectorName.DISKS,
          CollectorName.SMART,
          CollectorName.ZFS,
          CollectorName.LVM,
          CollectorName.SERVICES,
          CollectorName.UPDATES,
          CollectorName.CERTIFICATES,
          CollectorName.NETWORK,
          CollectorName.TIME,
          CollectorName.HARDWARE,
          CollectorName.REPLICATION,
          CollectorName.SUBSCRIPTION);

  private static TargetConfig target(PveSimulator simulator, Identity identity) {
    return TargetConfig.pve(
        "lab",
        simulator.url().toString(),
        new LoginConfig.Token(identity.tokenId(), new Secret(identity.secret())),
        new TlsConfig.Fingerprints(List.of(simulator.fingerprint())));
  }

  private static Collecting collecting(PveSimulator simulator, Identity identity) {
    return Collecting.of(target(simulator, identity), NODE_BY_NODE.toArray(CollectorName[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void whoMayDoAllSeesEachMetricThatTheReleaseHas(PveRelease release) {
    try (PveSimulator simulator =
            PveSimulator.builder().release(release).size(3, 60).seed(5).start();
        Collecting collecting = collecting(simulator, simulator.administrator())) {
      List<String> samples = collecting.poll().samples();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.snapshot().runs()).allMatch(run -> run.success());
      List<String> expected =
          new Collectors(PveCollectors.all())
              .where(NODE_BY_NODE::contains).all().stream()
                  .flatMap(collector -> collector.metrics().stream())
                  .filter(metric -> metric.since() == null || release == PveRelease.V9_1)
                  .map(Metric::name)
                  .toList();
      assertThat(samples.stream().map(sample -> sample.replaceFirst("[{ ].*", "")).distinct())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAuditorLacksTheRightToSeeUpdatesAndUsbDevicesAlone(PveRelease release) {
    try (PveSimulator simulator = PveSimulator.builder().release(release).size(2, 10).start();
        Collecting collecting = collecting(simulator, simulator.auditor())) {
      List<String> samples = collecting.poll().samples();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.snapshot().missing())
          .extracting(MissingPermission::collector)
          .containsOnly(CollectorName.UPDATES, CollectorName.HARDWARE);
      assertThat(samples)
          .noneMatch(
              sample -> sample.startsWith("pve_updates") || sample.startsWith("pve_node_usb"));
    }
  }

  @Test
  void whoMayDoNothingSeesAlmostNothingAndNoNumberThatIsWrong() {
    try (PveSimulator simulator = PveSimulator.builder().size(2, 10).start();
        Collecting collecting = collecting(simulator, simulator.nobody())) {
      List<String> samples = collecting.poll().samples();
      assertThat(samples.stream().map(sample -> sample.replaceFirst("[{ ].*", "")).distinct())
          .allMatch(
              name ->
                  name.startsWith("pve_certificate")
                      || name.startsWith("pve_subscription")
                      || name.equals("pve_node_interface_up")
                      || name.equals("pve_node_bond_slaves"));
      assertThat(collecting.snapshot().missing()).isNotEmpty();
    }
  }

  @Test
  void answersThatLackFieldsAreNoFailure() {
    try (PveSimulator simulator = PveSimulator.builder().size(2, 10).start();
        Collecting collecting = collecting(simulator, simulator.administrator())) {
      simulator.faults().missingFields();
      assertThat(collecting.poll().samples("pve_service_active")).isNotEmpty();
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }

  @Test
  void callsOfABeatStayWithinFourAndAHalfPerNodeOnAverage() {
    int nodes = 4;
    int beats = 240;
    try (PveSimulator simulator =
        PveSimulator.builder().release(PveRelease.V9_1).size(nodes, 8).start()) {
      TargetConfig target = target(simulator, simulator.administrator());
      target =
          target.withCollectors(
              CollectorPlan.of(NODE_BY_NODE, target.interval(), target.timeout()));
      AtomicReference<Instant> now = new AtomicReference<>(Collecting.START);
      AtomicLong calls = new AtomicLong();
      try (Connection connection = Connections.open(target, counting(calls))) {
        TargetPoller poller =
            new TargetPoller(target, connection, now::get, new Random(1), snapshot -> {});
        for (int beat = 0; beat < beats; beat++) {
          poller.poll().join();
          now.updateAndGet(time -> time.plus(Duration.ofSeconds(15)));
        }
      }
      // what is asked of the cluster as a whole is not counted
      double perNode = (double) calls.get() / beats / nodes;
      assertThat(perNode).isBetween(2.0, 4.5);
    }
  }

  private static CallListener counting(AtomicLong calls) {
    return new CallListener() {
      @Override
      public void callEnded(EndedCall call) {
        if (call.endpoint().startsWith("/nodes/")) {
          calls.incrementAndGet();
        }
      }
    };
  }
}
