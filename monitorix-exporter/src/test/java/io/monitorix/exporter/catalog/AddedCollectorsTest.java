package io.monitorix.exporter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Dialect;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.pve.PveCollectors;
import io.monitorix.exporter.config.AddedCollector;
import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.fixture.Samples;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.MetricFamilies;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedCollectorsTest {

  private static final Metric SIZE = Metric.gauge("rack_size", "Size.");

  private record Own(CollectorIdentity name, List<Metric> metrics, Consumer<Emission> emits)
      implements Collector {

    static Own named(String key, Metric... metrics) {
      return new Own(
          new AddedCollector(key, Product.PVE, Duration.ofMinutes(1)),
          List.of(metrics),
          out -> out.emit(metrics[0], out.labels(), 1));
    }

    @Override
    public List<Source<?>> sources() {
      return List.of();
    }

    @Override
    public void collect(Readings readings, Emission out) {
      emits.accept(out);
    }
  }

  @Test
  void eachRunsForItsProduct() {
    AddedCollectors added = AddedCollectors.of(List.of(Own.named("rack", SIZE)));
    assertThat(added.of(Product.PVE)).extracting(each -> each.name().key()).containsExactly("rack");
    assertThat(added.of(Product.PBS)).isEmpty();
    assertThat(added.metrics()).containsExactly(SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Rack", "9rack", "rack power", "rack_power"})
  void namesAreThoseOfLabels(String key) {
    assertThatThrownBy(() -> Own.named(key, SIZE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + key + "\"")
        .hasMessageContaining("lower-case letters");
  }

  @Test
  void namesOfOursAreTaken() {
    assertThatThrownBy(() -> Own.named("guest-agent", SIZE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("collector \"guest-agent\": Monitorix has one of that name; choose another");
  }

  @Test
  void anIntervalIsPositive() {
    assertThatThrownBy(() -> new AddedCollector("rack", Product.PVE, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  @Test
  void oursAreThereAlready() {
    assertThatThrownBy(() -> AddedCollectors.of(List.of(PveCollectors.all().get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give it an AddedCollector");
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatThrownBy(
            () ->
                AddedCollectors.of(
                    List.of(
                        Own.named("rack", SIZE), Own.named("rack", Metric.gauge("other", "O.")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"rack\": there are two of that name");
  }

  @ParameterizedTest
  @CsvSource({
    "pve_rack_size, begins with pve_",
    "pbs_up, begins with pbs_",
    "monitorix_rack, begins with monitorix_",
    "rack size, no metric can be called",
    "räck, no metric can be called",
  })
  void namesOfMetricsThatSpoilOthersAreRefused(String name, String problem) {
    assertThatThrownBy(() -> AddedCollectors.of(List.of(Own.named("rack", Metric.gauge(name, "")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("collector \"rack\"")
        .hasMessageContaining(problem);
  }

  @Test
  void aMetricIsThereOnce() {
    Metric total = Metric.counter("rack_size_total", "Size.");
    assertThatThrownBy(
            () -> AddedCollectors.of(List.of(Own.named("one", SIZE), Own.named("two", total))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("collector \"two\": the metric rack_size_total is there already");
  }

  @Test
  void whatOneThrowsCostsTheOthersNothing() {
    Own failing =
        new Own(
            new AddedCollector("failing", Product.PVE, Duration.ofMinutes(1)),
            List.of(Metric.gauge("never", "N.")),
            out -> {
              throw new IllegalStateException("on purpose");
            });
    Own undeclared =
        new Own(
            new AddedCollector("undeclared", Product.PVE, Duration.ofMinutes(1)),
            List.of(Metric.gauge("declared", "D.")),
            out -> out.emit(Metric.gauge("pve_up", "Mine."), out.labels(), 1));
    Collectors all =
        new Collectors(
            AddedCollectors.of(List.of(failing, undeclared, Own.named("rack", SIZE)))
                .of(Product.PVE));
    MetricFamilies families = new MetricFamilies();

    var failures =
        all.collectEach(
            Readings.NONE,
            new Emission(
                families, Dialect.NATIVE, false, ZoneOffset.UTC, Labels.of("cluster", "lab")));

    assertThat(Samples.samples(families)).containsExactly("rack_size{cluster=\"lab\"} 1.0");
    assertThat(failures.keySet())
        .extracting(CollectorIdentity::key)
        .containsExactly("failing", "undeclared");
    assertThat(failures.values())
        .extracting(Throwable::getMessage)
        .containsExactly("on purpose", "it emits pve_up, which is none of its metrics()");
  }
}
