package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MonitorixLifecycleTest {

  /** Threads that the JVM and the tests' own clients and servers keep for later. */
  private static final Pattern NOT_OURS =
      Pattern.compile("(HttpClient|OkHttp TaskRunner|MockWebServer|Keep-Alive|Okio|awaitility).*");

  private static final PveSimulator simulator = PveSimulator.builder().size(1, 2).start();

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void loadingAnewAddsAndRemovesTargetsAndLeavesTheOthersAlone() {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 3).start()) {
      TargetConfig stays = Targets.of("stays", simulator);
      TargetConfig goes = Targets.of("goes", simulator);
      TargetConfig comes = Targets.of("comes", simulator);
      List<TargetConfig> targets = new CopyOnWriteArrayList<>(List.of(stays, goes));
      try (Monitorix monitorix =
          Monitorix.start(
              () -> Settings.at(RunningExporter.LOCAL).targets(targets).build(),
              InstantSource.system())) {
        await().until(() -> clusters(monitorix).equals(Set.of("stays", "goes")));
        targets.remove(goes);
        targets.add(comes);
        monitorix.reload();
        await().until(() -> clusters(monitorix).equals(Set.of("stays", "comes")));

        TargetConfig impossible =
            TargetConfig.pve(
                "impossible",
                simulator.url().toString(),
                Targets.auditor(simulator),
                new TlsConfig.CaFile(Path.of("no-such-file.pem")));
        targets.add(impossible);
        assertThatThrownBy(monitorix::reload).hasMessageContaining("no-such-file.pem");
        assertThat(clusters(monitorix)).containsExactlyInAnyOrder("stays", "comes");
      }
    }
  }

  private static Set<String> clusters(Monitorix monitorix) {
    return Exposition.parse(RunningExporter.get(monitorix.port(), "/metrics").body())
        .startingWith("pve_version_info{")
        .keySet()
        .stream()
        .map(series -> series.replaceAll(".*cluster=\"(\\w+)\".*", "$1"))
        .collect(Collectors.toSet());
  }

  @Test
  void closingLeavesNoThreadOfOursBehind() {
    Set<Long> before = threads().keySet();
    try (RunningExporter closing =
        RunningExporter.polling(Targets.of("lab", simulator), Targets.dead("dead")).awaitReady()) {
      closing.get("/metrics");
      closing.get("/pve?target=lab");
      assertThat(newThreads(before)).anyMatch(name -> name.startsWith("web-"));
    }
    patiently().untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
  }

  @Test
  void portThatIsTakenIsAClearErrorAndLeavesNoThread() throws IOException {
    Set<Long> before = threads().keySet();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ListenAddress taken = new ListenAddress("127.0.0.1", other.getLocalPort());
      assertThatThrownBy(
              () ->
                  Monitorix.start(
                      Settings.at(taken).targets(List.of(Targets.of("lab", simulator))).build(),
                      InstantSource.system()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + other.getLocalPort());
    }
    patiently().untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
  }

  @Test
  void certificatesThatCannotBeReadAreAClearErrorAndLeaveNoThread() {
    Set<Long> before = threads().keySet();
    TargetConfig target =
        Targets.of(
            "lab",
            "https://127.0.0.1",
            Targets.auditor(simulator),
            new TlsConfig.CaFile(Path.of("no-such-folder", "ca.pem")));
    assertThatThrownBy(() -> RunningExporter.polling(Targets.of("first", simulator), target))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("ca.pem");
    patiently().untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
  }

  @Test
  void closingTwiceIsFine() {
    RunningExporter closing = RunningExporter.polling(Targets.dead("dead"));
    closing.close();
    closing.close();

    assertThatThrownBy(() -> closing.get("/-/healthy")).isInstanceOf(UncheckedIOException.class);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
  }

  private static Map<Long, String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .collect(Collectors.toMap(Thread::getId, Thread::getName));
  }

  private static Set<String> newThreads(Set<Long> before) {
    Map<Long, String> now = threads();
    now.keySet().removeAll(before);
    return now.values().stream()
        .filter(name -> !NOT_OURS.matcher(name).matches())
        .collect(Collectors.toSet());
  }
}
