package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.faults.Faults;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MonitorixTest {

  private static final Pattern SUCCESS =
      Pattern.compile("pve_collector_success\\{cluster=\"(.*)\",collector=\"(.*)\"}");

  private static final PveSimulator simulator =
      PveSimulator.builder().clusterName("lab").size(2, 6).start();

  private static final RunningExporter exporter =
      RunningExporter.polling(Targets.of("lab", simulator)).awaitReady();

  @AfterAll
  static void stop() {
    exporter.close();
    simulator.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("a web page for JSON", Faults::htmlInsteadOfJson),
        fault("garbage for JSON", Faults::garbageJson),
        fault("answers that break off", Faults::truncateBody),
        fault("connections that are dropped", Faults::dropConnections),
        fault("no permission", Faults::denyPermission),
        fault("credentials refused", faults -> faults.failWith(401, "No ticket")),
        fault("internal error", faults -> faults.failWith(500, "internal <b>error</b>")),
        fault("gateway timeout", faults -> faults.failWith(504, "Gateway Timeout")),
        fault("the node without power", faults -> faults.nodeDown("pve1")));
  }

  private static Arguments fault(String name, Consumer<Faults> fault) {
    return Arguments.of(name, fault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void whateverProxmoxAnswersTheProcessGoesOnAndHeals(String name, Consumer<Faults> fault) {
    fault.accept(simulator.faults());
    patiently()
        .untilAsserted(
            () ->
                assertThat(successes(exporter).get("lab"))
                    .containsEntry("status", 0.0)
                    .containsEntry("node", 0.0)
                    .containsEntry("cluster", 0.0)
                    .containsEntry("resources", 0.0));
    assertThat(exporter.get("/").body()).contains("class=\"bad\"").doesNotContain("<b>");
    assertThat(exporter.get("/-/healthy").statusCode()).isEqualTo(200);
    assertThat(exporter.get("/-/ready").statusCode()).isEqualTo(200);
    assertThat(exporter.get("/pve?target=lab").statusCode()).isEqualTo(500);

    simulator.faults().clear();
    patiently().untilAsserted(() -> assertAllSucceed(exporter, "lab"));
    assertThat(exporter.get("/").body()).doesNotContain("class=\"bad\"");
    assertThat(exporter.get("/pve?target=lab").statusCode()).isEqualTo(200);
  }

  @Test
  void oneAnswerThatFailsFailsOnlyTheCollectorsThatNeedIt() {
    simulator.faults().on("/cluster/resources").failWith(500, "no resources");
    patiently()
        .untilAsserted(
            () ->
                assertThat(successes(exporter).get("lab"))
                    .isEqualTo(
                        Map.of(
                            "status", 0.0,
                            "cluster", 0.0,
                            "resources", 0.0,
                            "node", 1.0,
                            "version", 1.0)));
    assertThat(exporter.metrics().startingWith("pve_node_info")).hasSize(2);

    simulator.faults().clear();
    patiently().untilAsserted(() -> assertAllSucceed(exporter, "lab"));
  }

  @Test
  void fieldsThatAreMissingAreMissingMetricsAndNoFailure() {
    simulator.faults().missingFields();
    patiently()
        .untilAsserted(
            () -> assertThat(exporter.metrics().startingWith("pve_memory_usage_bytes")).isEmpty());
    assertAllSucceed(exporter, "lab");
    assertThat(exporter.metrics().startingWith("pve_up{")).isNotEmpty();

    simulator.faults().clear();
    patiently()
        .untilAsserted(
            () ->
                assertThat(exporter.metrics().startingWith("pve_memory_usage_bytes")).isNotEmpty());
  }

  @Test
  void targetsThatCannotBeReadDoNotDisturbOneThatCan() {
    TlsConfig anyCertificate = new TlsConfig.Insecure();
    String url = simulator.url().toString();
    LoginConfig wrong =
        new LoginConfig.Token(simulator.auditor().tokenId(), new Secret("wrong-secret-4711"));
    LoginConfig right = Targets.auditor(simulator);
    TlsConfig otherFingerprint = new TlsConfig.Fingerprints(List.of("AA" + ":AA".repeat(31)));
    try (RunningExporter mixed =
        RunningExporter.polling(
                Targets.of("wrong token", url, wrong, anyCertificate),
                Targets.of("wrong fingerprint", url, right, otherFingerprint),
                Targets.of("untrusted", url, right, new TlsConfig.SystemTrust()),
                Targets.of("unresolvable", "https://no-such-host.invalid", right, anyCertificate),
                Targets.dead("dead"),
                Targets.of("fine", simulator))
            .awaitReady()) {
      patiently().untilAsserted(() -> assertAllSucceed(mixed, "fine"));
      for (String broken :
          List.of("wrong token", "wrong fingerprint", "untrusted", "unresolvable", "dead")) {
        assertThat(successes(mixed).get(broken))
            .as(broken)
            .hasSize(Targets.BASIC.size())
            .allSatisfy((collector, success) -> assertThat(success).isZero());
      }
      assertThat(mixed.metrics().startingWith("pve_up{").keySet())
          .isNotEmpty()
          .allMatch(series -> series.contains("cluster=\"fine\""));
      assertThat(mixed.get("/").body() + mixed.get("/pve?target=wrong+token").body())
          .doesNotContain("wrong-secret-4711")
          .doesNotContain(simulator.auditor().secret());
    }
  }

  @Test
  void serverThatComesUpLaterIsReadFromThenOn() {
    int port = Targets.closedPort();
    URI url = URI.create("http://127.0.0.1:" + port);
    PveSimulator.Builder late = PveSimulator.builder().size(1, 2).tls(false).port(port);
    PveSimulator forItsToken = PveSimulator.builder().size(1, 2).start();
    LoginConfig login = Targets.auditor(forItsToken);
    forItsToken.close();
    TargetConfig target = Targets.of("late", url.toString(), login, new TlsConfig.SystemTrust());
    try (RunningExporter waiting = RunningExporter.polling(target).awaitReady()) {
      assertThat(successes(waiting).get("late")).containsEntry("version", 0.0);
      try (PveSimulator up = late.start()) {
        assertThat(up.url()).isEqualTo(url);
        patiently().untilAsserted(() -> assertAllSucceed(waiting, "late"));
      }
      patiently()
          .untilAsserted(
              () -> assertThat(successes(waiting).get("late")).containsEntry("status", 0.0));
    }
  }

  @Test
  void isReadyWhenEachTargetWasPolledOnceWithSuccessOrWithout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RunningExporter starting =
            RunningExporter.polling(
                Targets.of("lab", simulator),
                Targets.of(
                    "silent",
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    Targets.auditor(simulator),
                    new TlsConfig.SystemTrust()))) {
      patiently().untilAsserted(() -> assertAllSucceed(starting, "lab"));
      assertThat(starting.get("/-/ready").statusCode()).isEqualTo(503);
      assertThat(starting.get("/-/healthy").statusCode()).isEqualTo(200);
      assertThat(starting.get("/").body()).contains("waiting", "not yet");

      hangUp(silent);
      starting.awaitReady();
      assertThat(successes(starting).get("silent")).containsEntry("status", 0.0);
    }
  }

  @Test
  void withoutTargetsAnyHostIsAskedWithTheModuleWhereThatIsAllowed() {
    PveModule module =
        new PveModule(
            "default",
            Targets.auditor(simulator),
            new TlsConfig.Fingerprints(List.of(simulator.fingerprint())),
            Duration.ofSeconds(5),
            simulator.url().getPort());
    Settings settings =
        Settings.at(RunningExporter.LOCAL)
            .onDemand(
                new Settings.OnDemand(
                    Map.of("default", module),
                    true,
                    Set.of(CollectorName.STATUS, CollectorName.VERSION),
                    true,
                    true))
            .build();
    try (RunningExporter prober = RunningExporter.of(settings)) {
      assertThat(prober.get("/-/ready").statusCode()).isEqualTo(200);
      var answer = prober.get("/pve?target=127.0.0.1");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("pve_up{", "pve_version_info{").doesNotContain("pve_disk");
      prober.get("/pve?target=127.0.0.1:" + Targets.closedPort());

      assertThat(prober.metrics().values())
          .containsEntry("pve_collection_duration_seconds_count{module=\"default\"}", 1.0)
          .containsEntry("pve_request_errors_total{module=\"default\"}", 1.0)
          .containsEntry(
              "pve_scrape_target_errors_total{cluster=\"1\",node=\"1\",target=\"127.0.0.1\"}", 0.0)
          .containsEntry(
              "pve_scrape_api_errors_total{method=\"GET\",url=\""
                  + simulator.url()
                  + "/api2/json/cluster/status\"}",
              0.0);
    }
  }

  @Test
  void metricsOfOneTargetAreToBeHadAlone() {
    try (RunningExporter two =
        RunningExporter.polling(Targets.of("one", simulator), Targets.of("two", simulator))
            .awaitReady()) {
      Exposition one = Exposition.parse(two.get("/metrics?target=one").body());
      assertThat(one.startingWith("pve_up{").keySet())
          .isNotEmpty()
          .allMatch(series -> series.contains("cluster=\"one\""));
      assertThat(one.values().keySet()).noneMatch(series -> series.startsWith("jvm_"));
      assertThat(two.get("/metrics?target=three").statusCode()).isEqualTo(400);
      assertThat(two.get("/metrics?target=one", "Accept", "application/openmetrics-text").body())
          .endsWith("# EOF\n");
    }
  }

  private static void hangUp(ServerSocket server) throws IOException {
    server.close();
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
  }

  private static void assertAllSucceed(RunningExporter exporter, String target) {
    assertThat(successes(exporter).get(target))
        .hasSize(Targets.BASIC.size())
        .allSatisfy((collector, success) -> assertThat(success).as(collector).isEqualTo(1));
  }

  /** By target and collector. */
  private static Map<String, Map<String, Double>> successes(RunningExporter exporter) {
    Map<String, Map<String, Double>> successes = new TreeMap<>();
    exporter
        .metrics()
        .values()
        .forEach(
            (series, value) -> {
              var matcher = SUCCESS.matcher(series);
              if (matcher.matches()) {
                successes
                    .computeIfAbsent(matcher.group(1), any -> new TreeMap<>())
                    .put(matcher.group(2), value);
              }
            });
    return successes;
  }
}
