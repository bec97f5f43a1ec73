package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.Method;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.AddedCollector;
import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Collectors that do not come with Monitorix run beside those that do. */
class MonitorixCollectorsTest {

  private static final Metric NEXT = Metric.gauge("site_next_vmid", "The next free id.");

  private static final Source<Long> NEXT_ID =
      Source.ofTarget(
          "cluster/nextid",
          (reader, target, previous) ->
              reader.call(
                  reader.pve().request(Method.GET, "/cluster/nextid", Map.of(), Long.class)));

  private final AtomicBoolean failing = new AtomicBoolean();

  private final class NextId implements Collector {

    @Override
    public CollectorIdentity name() {
      return new AddedCollector("next-id", Product.PVE, Duration.ofMillis(200));
    }

    @Override
    public List<Source<?>> sources() {
      return List.of(NEXT_ID);
    }

    @Override
    public List<Metric> metrics() {
      return List.of(NEXT);
    }

    @Override
    public void collect(Readings readings, Emission out) {
      if (failing.get()) {
        throw new IllegalStateException("on purpose");
      }
      out.emit(NEXT, out.labels(), readings.get(NEXT_ID));
    }
  }

  @Test
  void itsMetricsAndItsHealthStandBesideOurs() {
    String healthy = "pve_collector_success{cluster=\"lab\",collector=\"next-id\"}";
    String own = "site_next_vmid{cluster=\"lab\"}";
    try (PveSimulator simulator = PveSimulator.builder().size(1, 3).start();
        RunningExporter exporter =
            RunningExporter.of(
                    Settings.at(RunningExporter.LOCAL)
                        .targets(List.of(Targets.of("lab", simulator)))
                        .collectors(List.of(new NextId()))
                        .build())
                .awaitReady()) {
      await()
          .untilAsserted(
              () ->
                  assertThat(exporter.metrics().startingWith(""))
                      .containsEntry(healthy, 1.0)
                      .hasEntrySatisfying(own, id -> assertThat(id).isGreaterThanOrEqualTo(100)));
      assertThat(exporter.get("/pve?target=lab").body()).doesNotContain("site_");

      simulator.faults().on("/cluster/nextid").failWith(500, "no");
      await()
          .untilAsserted(
              () ->
                  assertThat(exporter.metrics().startingWith(""))
                      .containsEntry(healthy, 0.0)
                      .containsEntry("pve_up{cluster=\"lab\",id=\"node/pve1\"}", 1.0));

      simulator.faults().clear();
      await()
          .untilAsserted(
              () -> assertThat(exporter.metrics().startingWith("")).containsEntry(healthy, 1.0));

      failing.set(true);
      await()
          .untilAsserted(
              () ->
                  assertThat(exporter.metrics().startingWith(""))
                      .containsEntry(healthy, 0.0)
                      .containsEntry("pve_up{cluster=\"lab\",id=\"node/pve1\"}", 1.0)
                      .doesNotContainKey(own));
    }
  }
}
