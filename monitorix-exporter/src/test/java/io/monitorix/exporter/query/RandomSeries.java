package io.monitorix.exporter.query;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * An hour of samples every 15 s, 400 ms past the full second, so that no window of a query that is
 * asked at another fraction begins or ends on one. Values of gauges are eighths, whose sums are
 * exact.
 */
record RandomSeries(Labels labels, TreeMap<Long, Double> samples) {

  private static final int COUNT = 240;

  static List<RandomSeries> all(RandomGenerator random) {
    List<RandomSeries> all = new ArrayList<>();
    for (String a : List.of("x", "yy", "z")) {
      for (String b : List.of("1", "2", "3")) {
        all.add(new RandomSeries(labels("gauge", a, b), gauge(random)));
        all.add(new RandomSeries(labels("counter", a, b), counter(random)));
        all.add(new RandomSeries(labels("odd", a, b), odd(random)));
      }
      long count = 0;
      for (String le : List.of("0.1", "0.5", "2.5", "10", "+Inf")) {
        count += random.nextInt(5);
        all.add(new RandomSeries(labels("wait_bucket", a, "1").with("le", le), bucket(count)));
      }
    }
    return all;
  }

  private static Labels labels(String name, String a, String b) {
    return Labels.of(Labels.NAME, name, "a", a, "b", b);
  }

  private static long time(int i) {
    return i * 15_000L + 400;
  }

  private static TreeMap<Long, Double> gauge(RandomGenerator random) {
    TreeMap<Long, Double> samples = new TreeMap<>();
    for (int i = 0; i < COUNT; i++) {
      samples.put(time(i), (random.nextInt(1 << 20) - (1 << 19)) / 8.0);
    }
    return samples;
  }

  /** Far from zero, so that nothing is extrapolated to zero, and without gaps. */
  private static TreeMap<Long, Double> counter(RandomGenerator random) {
    TreeMap<Long, Double> samples = new TreeMap<>();
    double value = 1e6 + random.nextInt(1000);
    for (int i = 0; i < COUNT; i++) {
      samples.put(time(i), value);
      value = i > 60 && random.nextInt(40) == 0 ? 1e6 : value + random.nextInt(500);
    }
    return samples;
  }

  private static TreeMap<Long, Double> odd(RandomGenerator random) {
    TreeMap<Long, Double> samples = new TreeMap<>();
    int i = 0;
    while (i < COUNT) {
      switch (random.nextInt(16)) {
        case 0 -> samples.put(time(i), Double.NaN);
        case 1 ->
            samples.put(
                time(i),
                random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
        case 2 -> {
          samples.put(time(i), StaleMarker.VALUE);
          i += random.nextInt(12);
        }
        case 3 -> i += random.nextInt(30);
        default -> samples.put(time(i), (double) random.nextInt(-3, 4));
      }
      i++;
    }
    return samples;
  }

  private static TreeMap<Long, Double> bucket(long growth) {
    TreeMap<Long, Double> samples = new TreeMap<>();
    for (int i = 0; i < COUNT; i++) {
      samples.put(time(i), (double) (growth * i));
    }
    return samples;
  }
}
