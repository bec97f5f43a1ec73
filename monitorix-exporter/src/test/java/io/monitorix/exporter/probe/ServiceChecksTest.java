package io.monitorix.exporter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.exporter.config.CheckConfig;
import io.monitorix.exporter.config.CheckTiming;
import io.monitorix.exporter.config.ProbeModule;
import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.config.TagDiscovery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceChecksTest {

  private static final RandomGenerator RANDOM = RandomGenerator.getDefault();
  private static final TagDiscovery NO_DISCOVERY = new TagDiscovery(false, "monitorix.", Map.of());

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T closing(T each) {
    open.add(0, each);
    return each;
  }

  private static CheckTiming every(long millis, int retries) {
    Duration interval = Duration.ofMillis(millis);
    return new CheckTiming(interval, Duration.ofSeconds(5), retries, Duration.ofMillis(1));
  }

  private static CheckConfig check(String name, String module, String target, CheckTiming timing) {
    return new CheckConfig(name, List.of(target), Checking.builtIn(module), timing);
  }

  private static ProbesConfig config(
      int concurrency, TagDiscovery discovery, CheckConfig... checks) {
    return new ProbesConfig(
        ProbesConfig.standard().modules(), false, concurrency, List.of(checks), discovery);
  }

  private ServiceChecks start(
      ProbesConfig config, Supplier<List<TaggedGuest>> guests, Runnable onChange) {
    Probes probes = closing(new Probes(config, IcmpSupport.detect(Map.of(), RANDOM)));
    return closing(ServiceChecks.start(config, probes, guests, RANDOM, onChange));
  }

  private static Map<String, Double> successes(ServiceChecks checks) {
    Map<String, Double> successes = new TreeMap<>();
    checks.emit(
        (metric, labels, value) -> {
          if (metric.name().equals("probe_success")) {
            successes.put(String.valueOf(labels.get("service")), value);
          }
        });
    return successes;
  }

  @Test
  void resultsCarryTheLabelsOfTheirCheck() throws IOException {
    LineServer server = closing(new LineServer(talk -> {}));
    AtomicInteger changes = new AtomicInteger();
    ServiceChecks checks =
        start(
            config(
                4,
                NO_DISCOVERY,
                check("door", "tcp_connect", server.address(), every(50, 0)),
                check("wall", "tcp_connect", "127.0.0.1:1", every(50, 0))),
            List::of,
            changes::incrementAndGet);

    await().until(() -> successes(checks).equals(Map.of("door", 1.0, "wall", 0.0)));
    assertThat(changes.get()).isPositive();
    checks.emit(
        (metric, labels, value) -> {
          assertThat(labels.contains("guest")).isFalse();
          assertThat(labels.get("module")).isEqualTo("tcp_connect");
          assertThat(labels.get("target")).isIn(server.address(), "127.0.0.1:1");
        });
  }

  @Test
  void serviceThatStumblesIsUpAsLongAsARetrySucceeds() throws IOException {
    AtomicInteger turn = new AtomicInteger();
    LineServer server =
        closing(
            new LineServer(
                talk -> talk.say(turn.getAndIncrement() % 2 == 0 ? "no\n" : "SSH-2.0-x\n")));
    ServiceChecks checks =
        start(
            config(2, NO_DISCOVERY, check("ssh", "ssh_banner", server.address(), every(20, 1))),
            List::of,
            () -> {});

    await().until(() -> turn.get() > 10);

    assertThat(successes(checks)).isEqualTo(Map.of("ssh", 1.0));
  }

  @Test
  void listenersHearOfResultsThatDifferFromTheOneBeforeAndOfNoFirstOne() throws IOException {
    AtomicBoolean well = new AtomicBoolean();
    LineServer server =
        closing(new LineServer(talk -> talk.say(well.get() ? "SSH-2.0-x\n" : "no\n")));
    ServiceChecks checks =
        start(
            config(2, NO_DISCOVERY, check("ssh", "ssh_banner", server.address(), every(20, 0))),
            List::of,
            () -> {});
    List<Boolean> turns = new CopyOnWriteArrayList<>();
    checks.board().onTurn((check, now) -> turns.add(now.success()));

    await().until(() -> successes(checks).equals(Map.of("ssh", 0.0)));
    assertThat(turns).isEmpty();
    well.set(true);
    await().until(() -> turns.equals(List.of(true)));
    well.set(false);
    await().until(() -> turns.equals(List.of(true, false)));
  }

  @Test
  void checkThatHangsDelaysNoOther() throws IOException {
    ServerSocket deaf = closing(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    LineServer server = closing(new LineServer(talk -> {}));
    ServiceChecks checks =
        start(
            config(
                2,
                NO_DISCOVERY,
                check("deaf", "ssh_banner", "localhost:" + deaf.getLocalPort(), every(10, 0)),
                check("door", "tcp_connect", server.address(), every(10, 0))),
            List::of,
            () -> {});
    AtomicInteger seen = new AtomicInteger();

    await()
        .until(
            () -> {
              seen.addAndGet(successes(checks).containsKey("door") ? 1 : 0);
              return seen.get() > 3;
            });

    assertThat(successes(checks)).doesNotContainKey("deaf");
  }

  @Test
  void guestsThatGoTakeTheirChecksAlong() throws IOException {
    LineServer server = closing(new LineServer(talk -> {}));
    ProbeModule module = Checking.builtIn("tcp_connect");
    String port = server.address().replaceFirst(".*:", "");
    TagDiscovery discovery =
        new TagDiscovery(
            true,
            "monitorix.",
            Map.of(
                "tcp", new TagDiscovery.Service(module, "localhost:{port}", null, every(20, 0))));
    TaggedGuest guest =
        new TaggedGuest(
            "lab",
            "lxc/101",
            List.of("monitorix.tcp." + port),
            List.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 7})));
    AtomicReference<List<TaggedGuest>> guests = new AtomicReference<>(List.of(guest));
    ProbesConfig config = config(2, discovery);
    ServiceChecks checks = start(config, guests::get, () -> {});

    await().until(() -> successes(checks).equals(Map.of("tcp." + port, 1.0)));
    guests.set(List.of());
    checks.apply(config);

    await().until(() -> successes(checks).isEmpty());
  }

  @Test
  void configurationThatIsAppliedAnewKeepsWhatIsTheSame() throws IOException {
    LineServer server = closing(new LineServer(talk -> {}));
    CheckConfig door = check("door", "tcp_connect", server.address(), every(60_000, 0));
    CheckConfig wall = check("wall", "tcp_connect", "127.0.0.1:1", every(20, 0));
    Probes probes =
        closing(new Probes(config(2, NO_DISCOVERY), IcmpSupport.detect(Map.of(), RANDOM)));
    // No jitter: the first check is at once, the second one an interval later.
    ServiceChecks checks =
        closing(
            ServiceChecks.start(
                config(2, NO_DISCOVERY, door), probes, List::of, () -> 0L, () -> {}));
    await().until(() -> successes(checks).containsKey("door"));

    checks.apply(config(2, NO_DISCOVERY, wall, door));

    await().until(() -> successes(checks).equals(Map.of("door", 1.0, "wall", 0.0)));
  }
}
