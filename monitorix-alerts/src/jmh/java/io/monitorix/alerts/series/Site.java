package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Gauges of many guests, as a hypervisor has them: most hardly change, some always do. */
final class Site {

  private static final int METRICS = 20;

  private final Random random = new Random(1);
  private final int guests;
  private final double[][] values;
  private final List<io.prometheus.metrics.model.snapshots.Labels> labels = new ArrayList<>();

  Site(int series) {
    this.guests = series / METRICS;
    this.values = new double[METRICS][guests];
    for (int g = 0; g < guests; g++) {
      labels.add(
          io.prometheus.metrics.model.snapshots.Labels.of(
              "id", "qemu/" + (100 + g), "node", "pve" + g % 32, "name", "guest-" + g));
      for (int m = 0; m < METRICS; m++) {
        values[m][g] = m < 4 ? (double) (random.nextInt(64) << 20) * 1024 : random.nextInt(64);
      }
    }
  }

  /** Fifteen seconds pass. */
  void step() {
    for (int m = 0; m < METRICS; m++) {
      for (int g = 0; g < guests; g++) {
        switch (m) {
          // Memory moves by pages, traffic grows, processor time is a fraction of four digits.
          case 0, 1 -> values[m][g] += random.nextInt(4) == 0 ? random.nextInt(256) * 4096.0 : 0;
          case 2, 3 -> values[m][g] += random.nextInt(3) == 0 ? random.nextInt(100_000) : 0;
          case 4 -> values[m][g] = Math.round(random.nextDouble() * 200) / 10_000.0;
          case 5, 6 -> values[m][g] += random.nextInt(8) == 0 ? 1 : 0;
          default -> {
            // Sizes, limits and states stay.
          }
        }
      }
    }
  }

  double value(int metric, int guest) {
    return values[metric][guest];
  }

  int guests() {
    return guests;
  }

  List<SeriesReference> references(Appender to) {
    List<SeriesReference> references = new ArrayList<>();
    for (int m = 0; m < METRICS; m++) {
      for (int g = 0; g < guests; g++) {
        references.add(
            to.reference(
                Labels.of(
                    "__name__", "pve_guest_metric_" + m,
                    "id", "qemu/" + (100 + g),
                    "instance", "pve.example:8006",
                    "job", "pve",
                    "name", "guest-" + g,
                    "node", "pve" + g % 32)));
      }
    }
    return references;
  }

  MetricSnapshots snapshots() {
    List<MetricSnapshot> all = new ArrayList<>();
    for (int m = 0; m < METRICS; m++) {
      List<GaugeDataPointSnapshot> points = new ArrayList<>();
      for (int g = 0; g < guests; g++) {
        points.add(new GaugeDataPointSnapshot(values[m][g], labels.get(g), null));
      }
      GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("pve_guest_metric_" + m);
      points.forEach(gauge::dataPoint);
      all.add(gauge.build());
    }
    return new MetricSnapshots(all);
  }
}
