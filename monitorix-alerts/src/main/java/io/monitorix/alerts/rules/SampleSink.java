package io.monitorix.alerts.rules;

import io.monitorix.alerts.series.SeriesStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the series go that rules make: what they write, the next rule can read. */
@FunctionalInterface
public interface SampleSink {

  /**
   * Adds samples, markers of staleness among them.
   *
   * @return those that were not taken, as they are older than what their series has
   */
  List<Sample> append(List<Sample> samples);

  /** The same, and what was taken goes on to another, whose refusals count as well. */
  default SampleSink and(SampleSink other) {
    return samples -> {
      List<Sample> refused = append(samples);
      List<Sample> taken = samples;
      if (!refused.isEmpty()) {
        Set<Sample> not = new HashSet<>(refused);
        taken = samples.stream().filter(sample -> !not.contains(sample)).toList();
      }
      List<Sample> all = new ArrayList<>(refused);
      all.addAll(other.append(taken));
      return all;
    };
  }

  /** Adds all samples of one call to a store before anybody else adds some. */
  static SampleSink into(SeriesStore store) {
    return samples -> {
      List<Sample> refused = new ArrayList<>();
      store.write(
          appender -> {
            for (Sample sample : samples) {
              if (appender.append(sample.labels(), sample.time(), sample.value()).isRefused()) {
                refused.add(sample);
              }
            }
          });
      return refused;
    };
  }
}
