package io.monitorix.alerts.promql;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Series that a test gives, in a map: the simplest source there can be. */
public final class FixedSeries implements SeriesSource {

  private final Map<Labels, TreeMap<Long, Double>> series = new LinkedHashMap<>();

  /** Adds a sample. */
  public FixedSeries add(Labels labels, long time, double value) {
    series.computeIfAbsent(labels, first -> new TreeMap<>()).put(time, value);
    return this;
  }

  /** Adds samples at equal distances, beginning at 0. */
  public FixedSeries add(Labels labels, long distance, double... values) {
    for (int i = 0; i < values.length; i++) {
      add(labels, i * distance, values[i]);
    }
    return this;
  }

  /**
   * Series with gaps, resets, markers of staleness, NaN and infinite values, each 15 s or so for
   * half an hour.
   */
  public static FixedSeries random(long seed, int each) {
    Random random = new Random(seed);
    FixedSeries all = new FixedSeries();
    for (String metric : List.of("requests_total", "load", "errors_total")) {
      for (int i = 0; i < each; i++) {
        Labels labels =
            Labels.of(
                Labels.NAME, metric, "job", "j" + i % 2, "instance", "i" + i, "zone", "z" + i % 3);
        double value = random.nextInt(100);
        for (long time = random.nextInt(15_000); time < 1_800_000; time += 15_000) {
          int event = random.nextInt(60);
          boolean counter = metric.endsWith("_total");
          value = counter ? value + random.nextInt(20) : random.nextGaussian() * 10;
          if (event == 0) {
            value = 0;
          } else if (event == 1) {
            time += random.nextInt(600_000);
          }
          double told =
              switch (event) {
                case 2 -> StaleMarker.VALUE;
                case 3 -> Double.NaN;
                case 4 -> counter ? value : Double.POSITIVE_INFINITY;
                default -> value;
              };
          all.add(labels, time, told);
        }
      }
    }
    return all;
  }

  @Override
  public SeriesSet select(List<LabelMatcher> matchers, SelectHints hints) {
    List<Series> selected = new ArrayList<>();
    series.forEach(
        (labels, samples) -> {
          if (matchers.stream().allMatch(each -> each.matches(labels.get(each.name())))) {
            selected.add(new Fixed(labels, samples));
          }
        });
    return new SeriesSet(selected, List.of());
  }

  private record Fixed(Labels labels, TreeMap<Long, Double> samples) implements Series {
    @Override
    public void read(long from, long to, SampleBuffer into) {
      if (from <= to) {
        samples.subMap(from, true, to, true).forEach(into::add);
      }
    }
  }
}
