package io.monitorix.exporter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.CallListener;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.metric.SampleFilter;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.poll.TargetPoller;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A day of polls in a few minutes: the clock of exporter and cluster is moved on after each beat,
 * faults come and go. Runs with {@code mvn -Psoak verify}, not among the tests.
 */
@Tag("soak")
class SoakTest {

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final int STEP_SECONDS = 3;
  private static final int BEATS_AN_HOUR = 240;
  private static final int NODES = 3;

  /** Grace, then one more beat until it is seen that a fault has ended. */
  private static final int BEATS_TO_HEAL = 12;

  /** What was forbidden is asked for again after five minutes at the latest. */
  private static final int MORE_BEATS_TO_HEAL_IF_FORBIDDEN = 12;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
  private final Random random = new Random(Long.getLong("soak.seed", 1));

  @Test
  void aDayOfFaultsLeavesNoTrace() {
    int hours = Integer.getInteger("soak.hours", 24);
    List<Long> heap = new ArrayList<>();
    List<Integer> threads = new ArrayList<>();
    try (PveSimulator simulator = PveSimulator.builder().size(NODES, 60).clock(now::get).start();
        Connection connection = Connections.open(target(simulator), new CallListener() {})) {
      SnapshotBoard board = new SnapshotBoard(false);
      board.add("soak", Coverage.of(target(simulator).product()).collectors(), SampleFilter.NONE);
      PreparedMetrics metrics =
          new PreparedMetrics(board::families, MetricSnapshots::of, Runnable::run, now::get);
      board.onChange(target -> metrics.changed());
      TargetPoller poller =
          new TargetPoller(target(simulator), connection, now::get, random, board::pin);
      Weather weather = new Weather(simulator);
      for (int hour = 0; hour < hours; hour++) {
        for (int beat = 0; beat < BEATS_AN_HOUR; beat++) {
          weather.change();
          beat(poller);
          weather.assertHealthyNodesAreTold(scraped(metrics), hour, beat);
        }
        heap.add(heapAfterCollection());
        threads.add(ManagementFactory.getThreadMXBean().getThreadCount());
        System.out.printf(
            "hour %2d: heap %.1f MiB, threads %d%n",
            hour + 1, heap.get(hour) / 1048576.0, threads.get(hour));
      }
    }
    int quarter = Math.max(1, hours / 4);
    double early = median(heap.subList(quarter, 2 * quarter));
    double late = median(heap.subList(hours - quarter, hours));
    System.out.printf("heap, last quarter against second: %.3f%n", late / early);
    assertThat(late).as("heap grows").isLessThan(early * 1.05);
    assertThat(threads.subList(quarter, hours).stream().max(Comparator.naturalOrder()).get())
        .as("threads grow: " + threads)
        .isLessThanOrEqualTo(
            threads.subList(0, quarter + 1).stream().max(Comparator.naturalOrder()).get() + 2);
  }

  private static TargetConfig target(PveSimulator simulator) {
    var auditor = simulator.auditor();
    return TargetConfig.pve(
        "soak",
        simulator.url().toString(),
        new LoginConfig.Token(auditor.tokenId(), new Secret(auditor.secret())),
        new TlsConfig.Fingerprints(List.of(simulator.fingerprint())));
  }

  private void beat(TargetPoller poller) {
    poller.poll().join();
    List<CompletableFuture<Void>> readings = new ArrayList<>();
    for (int passed = 0; passed < BEAT.toSeconds(); passed += STEP_SECONDS) {
      now.updateAndGet(before -> before.plusSeconds(STEP_SECONDS));
      readings.add(poller.pace());
    }
    readings.forEach(CompletableFuture::join);
  }

  private static Exposition scraped(PreparedMetrics metrics) {
    var out = new ByteArrayOutputStream();
    metrics.body(Format.TEXT, false).parts().forEach(out::writeBytes);
    return Exposition.parse(out.toString(StandardCharsets.UTF_8));
  }

  private static double median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Faults that come and go. */
  private final class Weather {
    private final PveSimulator simulator;
    private final int[] calmSince = new int[NODES + 1];
    private int clouds;

    Weather(PveSimulator simulator) {
      this.simulator = simulator;
    }

    void change() {
      for (int node = 0; node <= NODES; node++) {
        calmSince[node]++;
      }
      if (clouds > 0) {
        clouds--;
        if (clouds == 0) {
          simulator.faults().clear();
        } else {
          return;
        }
      }
      if (random.nextInt(12) != 0) {
        return;
      }
      clouds = 1 + random.nextInt(10);
      int node = 1 + random.nextInt(NODES);
      String path = "/nodes/pve" + node;
      switch (random.nextInt(7)) {
        case 0 -> onNode(node, () -> simulator.faults().on(path).failWith(500, "broken"));
        case 1 -> onNode(node, () -> simulator.faults().on(path).failWith(595, "no route"));
        case 2 -> onNode(node, () -> simulator.faults().on(path).garbageJson());
        case 3 -> {
          onNode(node, () -> simulator.faults().on(path).failWith(403, "no"));
          calmSince[node] -= MORE_BEATS_TO_HEAL_IF_FORBIDDEN;
        }
        case 4 -> {
          Runnable fault = () -> simulator.faults().nodeDown("pve" + node);
          // with the first one goes the server that is asked
          if (node == 1) {
            everywhere(fault);
          } else {
            onNode(node, fault);
          }
        }
        case 5 -> everywhere(() -> simulator.faults().dropConnections());
        default -> everywhere(() -> simulator.faults().failWith(503, "away"));
      }
    }

    private void onNode(int node, Runnable fault) {
      fault.run();
      notBefore(node);
    }

    /** What an earlier fault has put off further stays so. */
    private void notBefore(int node) {
      calmSince[node] = Math.min(calmSince[node], -clouds);
    }

    private void everywhere(Runnable fault) {
      fault.run();
      for (int node = 0; node <= NODES; node++) {
        notBefore(node);
      }
    }

    void assertHealthyNodesAreTold(Exposition told, int hour, int beat) {
      for (int node = 1; node <= NODES; node++) {
        if (calmSince[node] > BEATS_TO_HEAL && calmSince[0] > BEATS_TO_HEAL) {
          String id = "{cluster=\"soak\",id=\"node/pve" + node + "\"}";
          assertThat(told.values())
              .as("hour " + hour + ", beat " + beat + ", node pve" + node)
              .containsEntry("pve_up" + id, 1.0)
              .containsKey("pve_cpu_usage_ratio" + id)
              .containsKey("pve_node_load1" + id);
        }
      }
    }
  }
}
