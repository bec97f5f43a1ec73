package io.monitorix.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.CollectorSwitches;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Polls against the simulator, on a clock that stands still until it is moved. */
class TargetPollerTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<Snapshot> published = new ArrayList<>();
  private PveSimulator simulator;
  private PveClient client;
  private TargetPoller poller;

  @BeforeEach
  void start() {
    simulator = PveSimulator.builder().size(3, 12).clock(now::get).start();
    var auditor = simulator.auditor();
    client =
        PveClient.builder()
            .server(simulator.url().toString())
            .credentials(Credentials.apiToken(auditor.tokenId(), auditor.secret()))
            .trust(Trust.fingerprint(simulator.fingerprint()))
            .circuitBreaker(CircuitBreakerPolicy.none())
            .build();
    TargetConfig target =
        new TargetConfig(
            "lab",
            simulator.url().toString(),
            new LoginConfig.Token(auditor.tokenId(), new Secret(auditor.secret())),
            new TlsConfig.SystemTrust(),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            CollectorSwitches.ALL);
    poller = new TargetPoller(target, client, now::get, published::add);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  private Snapshot pollAfter(Duration time) {
    now.updateAndGet(before -> before.plus(time));
    assertThat(poller.poll().join()).isTrue();
    return published.get(published.size() - 1);
  }

  @Test
  void aPollReadsEverySourceAndSaysSo() {
    Snapshot snapshot = pollAfter(Duration.ZERO);
    assertThat(snapshot.problem()).isNull();
    assertThat(snapshot.takenAt()).isEqualTo(START);
    assertThat(snapshot.readings().get(Source.CLUSTER_RESOURCES)).hasSizeGreaterThan(12);
    assertThat(snapshot.readings().get(Source.CLUSTER_STATUS)).isNotNull();
    assertThat(snapshot.readings().get(Source.VERSION)).isNotNull();
    assertThat(snapshot.runs().keySet()).isEqualTo(CollectorName.polled());
    assertThat(snapshot.runs().values())
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
    assertThat(first.readings().get(Source.CLUSTER_RESOURCES)).isNotNull();
    assertThat(first.runs().get(CollectorName.RESOURCES))
        .isNotNull()
        .satisfies(
            run -> {
              assertThat(run.success()).isFalse();
              assertThat(run.lastSuccess()).isEqualTo(START);
            });
    assertThat(first.runs().get(CollectorName.NODE))
        .isNotNull()
        .satisfies(run -> assertThat(run.success()).isTrue());

    Snapshot second = pollAfter(Duration.ofSeconds(15));
    assertThat(second.readings().get(Source.CLUSTER_RESOURCES)).isNull();
    assertThat(second.readings().get(Source.CLUSTER_STATUS)).isNotNull();
    assertThat(second.readings().get(Source.VERSION)).isNotNull();
  }

  @Test
  void whatIsAskedSeldomGoesWithTheServerAndComesBackWithIt() {
    pollAfter(Duration.ZERO);
    simulator.faults().dropConnections();
    assertThat(pollAfter(Duration.ofSeconds(15)).readings().get(Source.VERSION)).isNotNull();
    Snapshot gone = pollAfter(Duration.ofSeconds(15));
    assertThat(gone.readings().isEmpty()).isTrue();
    assertThat(gone.runs().values()).noneMatch(CollectorRun::success);
    assertThat(gone.problem()).contains("(and 1 more, see the log)");
    simulator.faults().clear();
    assertThat(pollAfter(Duration.ofSeconds(15)).readings().get(Source.VERSION)).isNotNull();
  }

  @Test
  void itHealsWhenTheServerDoes() {
    simulator.faults().dropConnections();
    Snapshot broken = pollAfter(Duration.ZERO);
    assertThat(broken.readings().isEmpty()).isTrue();
    assertThat(broken.runs().values())
        .allSatisfy(
            run -> {
              assertThat(run.success()).isFalse();
              assertThat(run.lastSuccess()).isNull();
            });
    simulator.faults().clear();
    assertThat(pollAfter(Duration.ofSeconds(15)).problem()).isNull();
  }

  @Test
  void theVersionIsAskedForOnceAnHour() {
    pollAfter(Duration.ZERO);
    simulator.faults().on("/version").failWith(500, "broken");
    assertThat(pollAfter(Duration.ofMinutes(59)).problem()).isNull();
    assertThat(pollAfter(Duration.ofMinutes(1)).problem()).contains("/version");
  }

  @Test
  void guestsOfANodeThatIsDownKeepTheirNames() {
    Map<String, String> before = names(pollAfter(Duration.ZERO));
    simulator.faults().nodeDown("pve2");
    Snapshot down = pollAfter(Duration.ofSeconds(15));
    assertThat(down.readings().get(Source.CLUSTER_RESOURCES))
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
    var resources = snapshot.readings().get(Source.CLUSTER_RESOURCES);
    assertThat(resources).isNotNull();
    return resources.stream()
        .filter(row -> row.vmid() != null)
        .collect(
            java.util.stream.Collectors.toMap(row -> row.id(), row -> String.valueOf(row.name())));
  }

  @Test
  void pollsDoNotOverlap() {
    simulator.faults().slow(Duration.ofMillis(300));
    CompletableFuture<Boolean> first = poller.poll();
    assertThat(poller.poll()).isCompletedWithValue(false);
    assertThat(first.join()).isTrue();
    assertThat(published).hasSize(1);
    simulator.faults().clear();
    assertThat(poller.poll().join()).isTrue();
  }

  @Test
  void aListenerThatFailsDoesNotStopThePolls() {
    TargetConfig target =
        new TargetConfig(
            "lab",
            simulator.url().toString(),
            new LoginConfig.Token("unused@pve!unused", new Secret("unused")),
            new TlsConfig.SystemTrust(),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            CollectorSwitches.ALL);
    TargetPoller failing =
        new TargetPoller(
            target,
            client,
            now::get,
            snapshot -> {
              throw new IllegalStateException("on purpose");
            });
    assertThat(failing.poll().join()).isTrue();
    assertThat(failing.poll().join()).isTrue();
  }
}
