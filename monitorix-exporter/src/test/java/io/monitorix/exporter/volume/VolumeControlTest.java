package io.monitorix.exporter.volume;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.relabel.RelabelConfig.Action;
import io.monitorix.exporter.config.FilterConfig;
import io.monitorix.exporter.config.Patterns;
import io.monitorix.exporter.config.VolumeConfig;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class VolumeControlTest {

  private static final Metric UP = Metric.gauge("pve_up", "Whether it is up.", "id");
  private static final Metric SENT = Metric.counter("pve_sent_total", "Bytes sent.", "id");
  private static final Metric SENT_GAUGE = Metric.deprecatedGauge("pve_sent", "Old.", "id");
  private static final List<Metric> CATALOG = List.of(UP, SENT, SENT_GAUGE);
  private static final String OWN = "monitorix_series";

  private static VolumeControl control(RelabelConfig... rules) {
    return new VolumeControl(
        "lab",
        new VolumeConfig(FilterConfig.EVERYTHING, List.of(rules), 500_000),
        new MetricNames(CATALOG));
  }

  private static VolumeControl capped(int max) {
    return new VolumeControl(
        "lab", new VolumeConfig(FilterConfig.EVERYTHING, List.of(), max), new MetricNames(CATALOG));
  }

  private static RelabelConfig rename(String from, String to) {
    return new RelabelConfig(List.of("__name__"), ";", from, 0, "__name__", to, Action.REPLACE);
  }

  private static RelabelConfig rule(Action action, String source, String regex, String target) {
    return new RelabelConfig(List.of(source), ";", regex, 0, target, "$1", action);
  }

  private static void samples(SampleSink sink) {
    sink.add(UP, Labels.of("cluster", "lab", "id", "qemu/100"), 1);
    sink.add(UP, Labels.of("cluster", "lab", "id", "lxc/101"), 0);
    sink.add(SENT, Labels.of("cluster", "lab", "id", "qemu/100"), 5);
    sink.add(SENT_GAUGE, Labels.of("cluster", "lab", "id", "qemu/100"), 5);
  }

  /** The text format, without HELP and what the control adds of itself. */
  private static List<String> text(VolumeControl control, Consumer<SampleSink> samples) {
    MetricFamilies families = new MetricFamilies();
    control.pass(families, samples);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      var writer = PrometheusTextFormatWriter.create();
      writer.write(out, families.current());
      writer.write(out, families.deprecated());
      OpenMetricsTextFormatWriter.create().write(new ByteArrayOutputStream(), families.current());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("# HELP") && !line.contains(OWN))
        .toList();
  }

  private static List<String> text(VolumeControl control) {
    return text(control, VolumeControlTest::samples);
  }

  @Test
  void seriesPassUnchangedByDefault() {
    assertThat(text(control()))
        .containsExactly(
            "# TYPE pve_sent_total counter",
            "pve_sent_total{cluster=\"lab\",id=\"qemu/100\"} 5.0",
            "# TYPE pve_up gauge",
            "pve_up{cluster=\"lab\",id=\"lxc/101\"} 0.0",
            "pve_up{cluster=\"lab\",id=\"qemu/100\"} 1.0",
            "# TYPE pve_sent gauge",
            "pve_sent{cluster=\"lab\",id=\"qemu/100\"} 5.0");
  }

  @Test
  void unselectedGuestHasNoSeries() {
    FilterConfig filter =
        new FilterConfig(
            Patterns.ANY,
            Patterns.ANY,
            new FilterConfig.Guests(
                new Patterns(List.of(), List.of("100")), Patterns.ANY, Patterns.ANY, Patterns.ANY),
            true);
    VolumeControl control =
        new VolumeControl("lab", new VolumeConfig(filter, List.of(), 10), new MetricNames(CATALOG));

    assertThat(text(control))
        .containsExactly("# TYPE pve_up gauge", "pve_up{cluster=\"lab\",id=\"lxc/101\"} 0.0");
  }

  @Test
  void metricIsDroppedByItsName() {
    assertThat(text(control(rule(Action.DROP, "__name__", "pve_sent.*", ""))))
        .containsExactly(
            "# TYPE pve_up gauge",
            "pve_up{cluster=\"lab\",id=\"lxc/101\"} 0.0",
            "pve_up{cluster=\"lab\",id=\"qemu/100\"} 1.0");
  }

  @Test
  void labelsAreRewrittenAndTemporaryOnesLeftOut() {
    VolumeControl control =
        control(
            rule(Action.KEEP, "__name__", "pve_up", ""),
            rule(Action.REPLACE, "id", "qemu/(.*)", "__vmid"),
            rule(Action.REPLACE, "__vmid", "(.+)", "vmid"));

    assertThat(text(control))
        .containsExactly(
            "# TYPE pve_up gauge",
            "pve_up{cluster=\"lab\",id=\"lxc/101\"} 0.0",
            "pve_up{cluster=\"lab\",id=\"qemu/100\",vmid=\"100\"} 1.0");
  }

  @Test
  void seriesThatBecomeTheSameAreOne() {
    RelabelConfig labeldrop =
        new RelabelConfig(List.of(), ";", "id", 0, "", "$1", Action.LABELDROP);

    assertThat(text(control(labeldrop, rule(Action.KEEP, "__name__", "pve_up", ""))))
        .containsExactly("# TYPE pve_up gauge", "pve_up{cluster=\"lab\"} 1.0");
  }

  @Test
  void counterIsRenamedToACounterWhereTheNameAllows() {
    assertThat(
            text(
                control(
                    rename("pve_sent_total", "net_total"),
                    rule(Action.KEEP, "__name__", "net.*", ""))))
        .containsExactly(
            "# TYPE net_total counter", "net_total{cluster=\"lab\",id=\"qemu/100\"} 5.0");
    assertThat(
            text(
                control(rename("pve_sent_total", "net"), rule(Action.KEEP, "__name__", "net", ""))))
        .containsExactly("# TYPE net gauge", "net{cluster=\"lab\",id=\"qemu/100\"} 5.0");
  }

  @Test
  void renamedSeriesJoinTheMetricOfThatName() {
    assertThat(
            text(
                control(
                    rename("pve_(up)", "pve_sent_total"), rule(Action.KEEP, "id", "lxc/.*", ""))))
        .containsExactly(
            "# TYPE pve_sent_total counter", "pve_sent_total{cluster=\"lab\",id=\"lxc/101\"} 0.0");
  }

  @Test
  void namesThatTheFormatsKeepApartDoNotBreakTheExposition() {
    VolumeControl gaugeBesideCounter =
        control(rename("pve_sent_total", "x_total"), rename("pve_up", "x"));
    VolumeControl counterBesideGauge =
        control(rename("pve_up", "y"), rename("pve_sent_total", "y_total"));

    assertThat(
            text(
                gaugeBesideCounter,
                sink -> {
                  sink.add(SENT, Labels.of("id", "a"), 5);
                  sink.add(UP, Labels.of("id", "a"), 1);
                }))
        .containsExactly(
            "# TYPE x_total counter", "x_total{id=\"a\"} 5.0", "# TYPE x gauge", "x{id=\"a\"} 1.0");
    assertThat(
            text(
                counterBesideGauge,
                sink -> {
                  sink.add(UP, Labels.of("id", "a"), 1);
                  sink.add(SENT, Labels.of("id", "a"), 5);
                }))
        .containsExactly(
            "# TYPE y gauge", "y{id=\"a\"} 1.0", "# TYPE y_total gauge", "y_total{id=\"a\"} 5.0");
  }

  @Test
  void targetsThatRenameToTheSameNameShareTheMetric() {
    MetricNames names = new MetricNames(CATALOG);
    VolumeConfig a = new VolumeConfig(FilterConfig.EVERYTHING, List.of(rename("pve_up", "z")), 10);
    VolumeConfig b =
        new VolumeConfig(FilterConfig.EVERYTHING, List.of(rename("pve_sent", "z")), 10);
    MetricFamilies families = new MetricFamilies();

    new VolumeControl("a", a, names)
        .pass(families, sink -> sink.add(UP, Labels.of("cluster", "a"), 1));
    new VolumeControl("b", b, names)
        .pass(families, sink -> sink.add(SENT_GAUGE, Labels.of("cluster", "b"), 2));

    assertThat(families.current().stream().filter(s -> s.getMetadata().getName().equals("z")))
        .singleElement()
        .satisfies(snapshot -> assertThat(snapshot.getDataPoints()).hasSize(2));
  }

  @Test
  void seriesWithoutAPossibleNameIsDropped() {
    assertThat(text(control(rule(Action.REPLACE, "id", "(.*)", "__name__")))).isEmpty();
  }

  @Test
  void seriesBeyondTheCapAreLeftOutAndCounted() {
    MetricFamilies families = new MetricFamilies();

    capped(3).pass(families, VolumeControlTest::samples);

    assertThat(values(families, "monitorix_series")).containsExactly(3.0);
    assertThat(values(families, "monitorix_series_dropped")).containsExactly(1.0);
    assertThat(values(families, "pve_up")).hasSize(2);
    assertThat(families.deprecated()).isEmpty();
  }

  @Test
  void nothingIsDroppedBelowTheCap() {
    MetricFamilies families = new MetricFamilies();

    capped(4).pass(families, VolumeControlTest::samples);

    assertThat(values(families, "monitorix_series")).containsExactly(4.0);
    assertThat(values(families, "monitorix_series_dropped")).containsExactly(0.0);
  }

  @Test
  void cuttingIsLoggedWhenItBeginsAndWhenItEnds() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(SeriesCap.class);
    Level before = log.getLevel();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
    lines.start();
    try {
      VolumeControl control = capped(3);
      control.pass(new MetricFamilies(), VolumeControlTest::samples);
      control.pass(new MetricFamilies(), VolumeControlTest::samples);
      control.pass(new MetricFamilies(), sink -> {});
      control.pass(new MetricFamilies(), sink -> {});
    } finally {
      log.detachAppender(lines);
      log.setLevel(before);
    }

    assertThat(lines.list)
        .extracting(ILoggingEvent::toString)
        .containsExactly(
            "[WARN] series left out, raise max_series or narrow the filter: cluster=lab series=4"
                + " max_series=3 dropped=1",
            "[INFO] no series left out any more: cluster=lab series=0 max_series=3");
  }

  private static List<Double> values(MetricFamilies families, String name) {
    return families.current().stream()
        .filter(snapshot -> snapshot.getMetadata().getName().equals(name))
        .flatMap(snapshot -> snapshot.getDataPoints().stream())
        .map(point -> ((GaugeDataPointSnapshot) point).getValue())
        .toList();
  }
}
