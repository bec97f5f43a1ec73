package io.monitorix.exporter.poll;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.monitorix.client.CallListener;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.collect.pve.PveSources;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.CollectorPlan;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.fixture.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Polls against the simulator, on a clock that stands still until it is moved. */
class TargetPollerTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<Snapshot> published = new ArrayList<>();
  private PveSimulator simulator;
  private Connection connection;
  private TargetPoller poller;

  @BeforeEach
  void start() {
    simulator = PveSimulator.builder().size(3, 12).clock(now::get).start();
    connection = Connections.open(target(), new CallListener() {});
    poller = new TargetPoller(target(), connection, now::get, new Random(1), published::add);
  }

  private TargetConfig target() {
    return Targets.of("lab", simulator)
        .polledEvery(Duration.ofSeconds(15), Duration.ofSeconds(10))
        .withCollectors(
            CollectorPlan.of(Targets.BASIC, Duration.ofSeconds(15), Duration.ofSeconds(10)));
  }

  @AfterEach
  void stop() {
    connection.close();
    simulator.close();
  }

  private Snapshot pollAfter(Duration time) {
    now.updateAndGet(before -> before.plus(time));
    poller.poll().join();
    return published.get(published.size() - 1);
  }

  private static CollectorRun run(Snapshot snapshot, CollectorName name) {
    return snapshot.runs().stream()
        .filter(run -> run.collector() == name)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPollReadsEverySourceAndSaysSo() {
    Snapshot snapshot = pollAfter(Duration.ZERO);
    assertThat(snapshot.problem()).isNull();
    assertThat(snapshot.takenAt()).isEqualTo(START);
    assertThat(snapshot.readings().get(PveSources.CLUSTER_RESOURCES)).hasSizeGreaterThan(12);
    assertThat(snapshot.readings().get(PveSources.CLUSTER_STATUS)).isNotNull();
    assertThat(snapshot.readings().get(PveSources.VERSION)).isNotNull();
    assertThat(snapshot.runs())
        .extracting(CollectorRun::collector)
        .containsExactlyInAnyOrderElementsOf(Targets.BASIC);
    assertThat(snapshot.runs())
        .allSatisfy(
            run -> {
              assertThat(run.success()).isTrue();
              assertThat(run.lastSuccess()).isEqualTo(START);
            });
  }

  @Test
  void aFailedSourceKeepsItsLastValueForOneIntervalOfGraceAndThenHasNone() {
    pollAfter(Duration.ZERO);
    simulator.faults().on("/cluster/resources").failWith(500, "broken");

    Snapshot first = pollAfter(Duration.ofSeconds(15));
    assertThat(first.problem()).contains("/cluster/resources").contains("broken");
    assertThat(first.readings().get(PveSources.CLUSTER_RESOURCES)).isNotNull();
    assertThat(run(first, CollectorName.RESOURCES))
        .satisfies(
            run -> {
              assertThat(run.success()).isFalse();
              assertThat(run.lastSuccess()).isEqualTo(START);
            });
    assertThat(run(first, CollectorName.NODE)).satisfies(run -> assertThat(run.success()).isTrue());

    Snapshot second = pollAfter(Duration.ofSeconds(15));
    assertThat(second.readings().get(PveSources.CLUSTER_RESOURCES)).isNull();
    assertThat(second.readings().get(PveSources.CLUSTER_STATUS)).isNotNull();
    assertThat(second.readings().get(PveSources.VERSION)).isNotNull();
  }

  @Test
  void whatIsAskedSeldomGoesWithTheServerAndComesBackWithIt() {
    pollAfter(Duration.ZERO);
    simulator.faults().dropConnections();
    assertThat(pollAfter(Duration.ofSeconds(15)).readings().get(PveSources.VERSION)).isNotNull();
    Snapshot gone = pollAfter(Duration.ofSeconds(15));
    assertThat(gone.readings().isEmpty()).isTrue();
    assertThat(gone.runs()).noneMatch(CollectorRun::success);
    assertThat(gone.problem()).contains("(and 1 more, see the log)");
    simulator.faults().clear();
    assertThat(pollAfter(Duration.ofSeconds(15)).readings().get(PveSources.VERSION)).isNotNull();
  }

  @Test
  void itHealsWhenTheServerDoes() {
    simulator.faults().dropConnections();
    Snapshot broken = pollAfter(Duration.ZERO);
    assertThat(broken.readings().isEmpty()).isTrue();
    assertThat(broken.runs())
        .allSatisfy(
            run -> {
              assertThat(run.success()).isFalse();
              assertThat(run.lastSuccess()).isNull();
            });
    simulator.faults().clear();
    assertThat(pollAfter(Duration.ofSeconds(15)).problem()).isNull();
  }

  @Test
  void theVersionIsAskedForAboutOnceAnHourAtFirstSoonerAndAtRandom() {
    pollAfter(Duration.ZERO);
    simulator.faults().on("/version").failWith(500, "broken");
    assertThat(pollAfter(Duration.ofMinutes(29)).problem()).isNull();
    assertThat(pollAfter(Duration.ofMinutes(31)).problem()).contains("/version");
    simulator.faults().clear();
    assertThat(pollAfter(Duration.ofMinutes(1)).problem()).isNull();
    simulator.faults().on("/version").failWith(500, "broken");
    assertThat(pollAfter(Duration.ofMinutes(56)).problem()).isNull();
    assertThat(pollAfter(Duration.ofMinutes(7)).problem()).contains("/version");
  }

  @Test
  void guestsOfANodeThatIsDownKeepTheirNames() {
    Map<String, String> before = names(pollAfter(Duration.ZERO));
    simulator.faults().nodeDown("pve2");
    Snapshot down = pollAfter(Duration.ofSeconds(15));
    assertThat(down.readings().get(PveSources.CLUSTER_RESOURCES))
        .filteredOn(row -> "pve2".equals(row.node()) && row.vmid() != null)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.status()).isEqualTo("unknown");
              assertThat(row.maxmem()).isNull();
              assertThat(row.name()).isEqualTo(before.get(row.id()));
            });
  }

  private static Map<String, String> names(Snapshot snapshot) {
    var resources = snapshot.readings().get(PveSources.CLUSTER_RESOURCES);
    assertThat(resources).isNotNull();
    return resources.stream()
        .filter(row -> row.vmid() != null)
        .collect(
            java.util.stream.Collectors.toMap(row -> row.id(), row -> String.valueOf(row.name())));
  }

  @Test
  void readingsOfOneSourceDoNotOverlapAndTheMissedOnesAreCounted() {
    simulator.faults().slow(Duration.ofMillis(300));
    CompletableFuture<Void> first = poller.poll();
    poller.poll().join();
    first.join();
    assertThat(published.get(published.size() - 1).missedRuns())
        .containsEntry(CollectorName.RESOURCES, 1L);
    simulator.faults().clear();
    assertThat(pollAfter(Duration.ofSeconds(15)).problem()).isNull();
  }

  @Test
  void whatTheEndCutsOffIsNoFailure() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(SourceCells.class);
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
    try {
      simulator.faults().slow(Duration.ofSeconds(5));
      CompletableFuture<?> poll = poller.poll();
      connection.close();
      poll.join();
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
    assertThat(log.list).isEmpty();
  }

  @Test
  void aListenerThatFailsDoesNotStopThePolls() {
    TargetPoller failing =
        new TargetPoller(
            target(),
            connection,
            now::get,
            new Random(1),
            snapshot -> {
              throw new IllegalStateException("on purpose");
            });
    failing.poll().join();
    failing.poll().join();
  }
}
