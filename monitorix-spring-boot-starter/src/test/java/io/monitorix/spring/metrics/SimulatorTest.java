package io.monitorix.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.client.pve.PveClient;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.endpoint.MonitorixEndpoint;
import io.monitorix.spring.fixture.Contexts;
import io.monitorix.spring.fixture.HealthOf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Against a simulated cluster, over real sockets. */
class SimulatorTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static PveSimulator pve;

  @BeforeAll
  static void startCluster() {
    pve = PveSimulator.builder().size(2, 6).start();
  }

  @AfterAll
  static void endCluster() {
    pve.close();
  }

  private static ApplicationContextRunner watching(ApplicationContextRunner runner) {
    return runner.withPropertyValues(
        "monitorix.targets[0].name=lab",
        "monitorix.targets[0].servers=" + pve.url(),
        "monitorix.targets[0].token-id=" + pve.auditor().tokenId(),
        "monitorix.targets[0].token-secret=" + pve.auditor().secret(),
        "monitorix.targets[0].interval=1s",
        "monitorix.alerts.interval=500ms",
        "management.endpoints.web.exposure.include=monitorix");
  }

  private static ApplicationContextRunner pinned(ApplicationContextRunner runner) {
    return watching(runner)
        .withPropertyValues("monitorix.targets[0].fingerprints=" + pve.fingerprint());
  }

  @Test
  void metricsHealthEndpointAndShippedRulesAreThere() {
    pinned(Contexts.metered())
        .run(
            context -> {
              PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
              await()
                  .atMost(LONG)
                  .untilAsserted(
                      () ->
                          assertThat(registry.scrape())
                              .contains("pve_up{cluster=\"lab\",id=\"node/pve1\"} 1.0")
                              .contains("proxmox_client_calls_seconds_count")
                              .contains("\npve_network_receive_bytes{")
                              .contains("\npve_network_receive_bytes_total{"));
              assertThat(
                      registry
                          .scrape()
                          .lines()
                          .filter(line -> line.startsWith("pve_up{") && line.contains("node/pve1")))
                  .hasSize(1);
              assertThat(context.getBean(MonitorixEndpoint.class).all().targets())
                  .singleElement()
                  .satisfies(
                      target -> {
                        assertThat(target.up()).isTrue();
                        assertThat(target.nodes()).isEqualTo(2);
                        assertThat(target.guests()).isEqualTo(6);
                      });
              Health targets = HealthOf.part(context, "targets");
              assertThat(targets.getStatus()).isEqualTo(Status.UP);
              assertThat(targets.getDetails()).containsKey("lab");
              AlertEngine engine = context.getBean(AlertEngine.class);
              assertThat(engine.rules()).hasSizeGreaterThan(3);
              await()
                  .atMost(LONG)
                  .untilAsserted(
                      () ->
                          assertThat(engine.query("pve_up{job=\"pve\",instance=\"lab\"}"))
                              .map(Object::toString)
                              .get()
                              .asString()
                              .contains("node/pve1"));
              Optional<?> twice = engine.query("count by (id) (pve_up{id=\"node/pve1\"}) > 1");
              assertThat(twice).map(Object::toString).get().asString().doesNotContain("pve1");
              assertThat(engine.query("{__name__=~\"pve_.*\",job!=\"pve\"}"))
                  .map(Object::toString)
                  .get()
                  .asString()
                  .doesNotContain("pve_");
            });
  }

  @Test
  void otherRegistriesHaveMetersWithDots() {
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    SimpleMeterRegistry simple = new SimpleMeterRegistry();
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    composite.add(simple);
    composite.add(prometheus);
    pinned(Contexts.bare())
        .withBean(MeterRegistry.class, () -> composite)
        .withPropertyValues("monitorix.alerts.enabled=false")
        .run(
            context -> {
              context.getBean(ProxmoxMeterBinder.class).bindTo(composite);
              context.getBean(ProxmoxMeterBinder.class).bindTo(composite);
              await()
                  .atMost(LONG)
                  .untilAsserted(
                      () ->
                          assertThat(
                                  simple
                                      .find("pve.up")
                                      .tag("cluster", "lab")
                                      .tag("id", "node/pve2")
                                      .gauges())
                              .singleElement()
                              .returns(1.0, Gauge::value));
              assertThat(simple.find("pve.network.receive.bytes").functionCounters()).isNotEmpty();
              assertThat(prometheus.find("pve.up").gauges()).isEmpty();
              assertThat(prometheus.scrape()).contains("pve_up{cluster=\"lab\",id=\"node/pve2\"}");

              context.getBean(ProxmoxCollector.class).stop();

              assertThat(simple.find("pve.up").gauges()).isEmpty();
              assertThat(simple.find("pve.network.receive.bytes").functionCounters()).isEmpty();
              assertThat(context.getBean(ProxmoxCollector.class).isRunning()).isFalse();
            });
  }

  @Test
  void anSslBundleSaysWhoIsTrusted(@TempDir Path folder) throws Exception {
    Path authority = folder.resolve("ca.pem");
    Files.writeString(authority, pve.certificatePem());
    watching(Contexts.bare())
        .withPropertyValues(
            "spring.ssl.bundle.pem.lab.truststore.certificate=file:" + authority,
            "monitorix.targets[0].ssl-bundle=lab",
            "monitorix.alerts.enabled=false")
        .run(
            context -> {
              assertThat(context.getBean(PveClient.class).version().execute().version())
                  .startsWith("8");
              ProxmoxCollector collector = context.getBean(ProxmoxCollector.class);
              await()
                  .atMost(LONG)
                  .untilAsserted(() -> assertThat(collector.states().get(0).up()).isEqualTo(true));
            });
  }

  @Test
  void aTargetWhoseCertificateIsNotTrustedIsDown() {
    watching(Contexts.bare())
        .withPropertyValues("monitorix.alerts.enabled=false")
        .run(
            context -> {
              ProxmoxCollector collector = context.getBean(ProxmoxCollector.class);
              await()
                  .atMost(LONG)
                  .untilAsserted(() -> assertThat(collector.states().get(0).up()).isEqualTo(false));
              assertThat(collector.states().get(0).problem()).contains("certificate");
              assertThat(HealthOf.part(context, "targets").getStatus()).isEqualTo(Status.DOWN);
            });
  }

  @Test
  void callsOfTheClientAreObserved() {
    TestObservationRegistry observations = TestObservationRegistry.create();
    pinned(Contexts.bare())
        .withBean(TestObservationRegistry.class, () -> observations)
        .withPropertyValues("monitorix.alerts.enabled=false", "monitorix.metrics.enabled=false")
        .run(
            context -> {
              assertThat(context.getBean(PveClient.class).node("pve1").status().execute())
                  .isNotNull();
              TestObservationRegistryAssert.assertThat(observations)
                  .hasObservationWithNameEqualTo("proxmox.client.request")
                  .that()
                  .hasBeenStopped()
                  .hasLowCardinalityKeyValue("endpoint", "/nodes/{node}/status")
                  .hasLowCardinalityKeyValue("status", "200")
                  .hasHighCardinalityKeyValue("path", "/api2/json/nodes/pve1/status");
            });
  }
}
