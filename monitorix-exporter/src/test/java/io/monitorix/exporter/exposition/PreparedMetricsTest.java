package io.monitorix.exporter.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.catalog.MetricCatalog;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.MetricFamilies;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedMetricsTest {

  private static final int GZIP_HEADER = 10;
  private static final int GZIP_TRAILER = 8;

  private final VirtualClock clock = new VirtualClock();
  private final Deque<Runnable> rendering = new ArrayDeque<>();
  private final AtomicInteger renderings = new AtomicInteger();
  private int guests = 3;
  private boolean broken;
  private double own = 1;

  private final PreparedMetrics metrics =
      new PreparedMetrics(this::proxmox, this::own, rendering::add, clock);

  private MetricFamilies proxmox() {
    renderings.incrementAndGet();
    if (broken) {
      throw new IllegalStateException("a collector that fails");
    }
    MetricFamilies families = new MetricFamilies();
    for (Metric metric : MetricCatalog.all()) {
      for (int guest = 0; guest < guests; guest++) {
        families.add(metric, Labels.of("id", "qemu/" + guest, "cluster", "a \"b\" é"), guest);
      }
    }
    return families;
  }

  private MetricSnapshots own() {
    return MetricSnapshots.of(
        GaugeSnapshot.builder()
            .name("monitorix_own")
            .help("Of the process.")
            .dataPoint(new GaugeDataPointSnapshot(own, Labels.EMPTY, null))
            .build());
  }

  private void changed() {
    metrics.changed();
    while (!rendering.isEmpty()) {
      rendering.remove().run();
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void compressedBodyIsOneGzipMemberWithTheContentOfThePlainOne(Format format) throws Exception {
    guests = 500;
    byte[] plain = bytes(metrics.body(format, false));
    Body body = metrics.body(format, true);
    byte[] gzip = bytes(body);

    assertThat(body.gzip()).isTrue();
    assertThat(body.length()).isEqualTo(gzip.length).isLessThan(plain.length / 4);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(plain);
    assertThat(inflatedToTheEnd(gzip, plain.length)).isEqualTo(plain);
  }

  private static byte[] inflatedToTheEnd(byte[] gzip, int length) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(gzip, GZIP_HEADER, gzip.length - GZIP_HEADER);
      byte[] content = new byte[length + 1];
      int inflated = inflater.inflate(content);
      assertThat(inflater.finished()).isTrue();
      assertThat(inflater.getRemaining()).isEqualTo(GZIP_TRAILER);
      byte[] exact = new byte[inflated];
      System.arraycopy(content, 0, exact, 0, inflated);
      return exact;
    } finally {
      inflater.end();
    }
  }

  @Test
  void completeBodyOfOneScrapeIsTheSameCompressedOrNot() throws IOException {
    MetricFamilies families = proxmox();
    byte[] plain = bytes(Body.complete(families, false));
    byte[] gzip = bytes(Body.complete(families, true));

    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(plain);
  }

  @Test
  void bodyStaysUntilAChangeIsTold() {
    String before = text(Format.TEXT);
    guests = 5;

    assertThat(text(Format.TEXT)).isEqualTo(before).contains("qemu/2").doesNotContain("qemu/4");
    changed();
    assertThat(text(Format.TEXT)).contains("qemu/4");
  }

  @Test
  void metricsOfTheProcessAreReadAtEachScrape() {
    assertThat(text(Format.TEXT)).contains("monitorix_own 1.0");
    own = 2;
    assertThat(text(Format.TEXT)).contains("monitorix_own 2.0");
    assertThat(renderings).hasValue(1);
  }

  @Test
  void scrapesBetweenChangesRenderNothing() {
    text(Format.TEXT);
    changed();
    int before = renderings.get();
    for (int i = 0; i < 10; i++) {
      text(Format.TEXT);
    }

    assertThat(renderings).hasValue(before);
  }

  @Test
  void formatsThatNobodyAskedForInFiveMinutesAreNotRenderedAhead() {
    changed();
    assertThat(renderings).as("nobody has asked yet").hasValue(0);

    text(Format.TEXT);
    clock.advance(Duration.ofMinutes(4));
    changed();
    assertThat(renderings).as("at the first scrape and at the change").hasValue(2);

    clock.advance(Duration.ofMinutes(2));
    changed();
    assertThat(renderings).as("six minutes after the scrape").hasValue(2);

    guests = 7;
    assertThat(text(Format.TEXT)).as("rendered anew, not old").contains("qemu/6");
    assertThat(renderings).hasValue(3);
  }

  @Test
  void changesThatComeWhileARenderingWaitsAreOne() {
    text(Format.TEXT);
    metrics.changed();
    metrics.changed();
    metrics.changed();

    assertThat(rendering).hasSize(1);
    rendering.remove().run();
    metrics.changed();
    assertThat(rendering).as("a later change is rendered again").hasSize(1);
  }

  @Test
  void failingRenderingKeepsTheBodyBefore() {
    String before = text(Format.TEXT);
    broken = true;
    changed();
    assertThat(text(Format.TEXT)).isEqualTo(before);

    broken = false;
    guests = 9;
    changed();
    assertThat(text(Format.TEXT)).contains("qemu/8");
  }

  @Test
  void openMetricsEndsWithOneEndMark() {
    String body = text(Format.OPEN_METRICS);

    assertThat(body).endsWith("\n# EOF\n").containsOnlyOnce("# EOF");
    assertThat(body.lines()).noneMatch(String::isEmpty);
  }

  @Test
  void textHasTheDeprecatedGaugesBesideTheCounters() {
    Exposition text = Exposition.parse(text(Format.TEXT));

    assertThat(text.types())
        .containsEntry("pve_network_transmit_bytes", "gauge")
        .containsEntry("pve_network_transmit_bytes_total", "counter");
    assertThat(text.types().keySet())
        .containsAll(MetricCatalog.all().stream().map(Metric::name).toList());
  }

  @Test
  void openMetricsHasThemWhereNoTwoMetricsHaveOneName() {
    String body = text(Format.OPEN_METRICS);

    assertThat(body)
        .contains("# TYPE pve_network_transmit_bytes gauge")
        .contains("# TYPE pve_network_transmit_bytes_total unknown")
        .contains("pve_network_transmit_bytes_total{")
        .contains("pve_network_transmit_bytes{")
        .doesNotContain("_created");
    assertThat(body.lines().filter(line -> line.startsWith("# TYPE ")))
        .extracting(line -> line.split(" ", -1)[2])
        .doesNotHaveDuplicates();
  }

  @Test
  void protobufHasThemBesideTheCounters() {
    String body = new String(bytes(metrics.body(Format.PROTOBUF, false)), UTF_8);

    assertThat(body).contains("pve_network_transmit_bytes_total", "DEPRECATED");
  }

  private String text(Format format) {
    return new String(bytes(metrics.body(format, false)), UTF_8);
  }

  private static byte[] bytes(Body body) {
    var out = new ByteArrayOutputStream();
    body.parts().forEach(out::writeBytes);
    return out.toByteArray();
  }
}
