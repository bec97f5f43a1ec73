package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes what the rules of one group give, and ends the series that they give no more. */
final class SeriesWriter {

  private final SampleSink sink;
  private final List<Set<Labels>> written = new ArrayList<>();
  private final Set<Labels> vanished = new LinkedHashSet<>();

  SeriesWriter(SampleSink sink, int rules) {
    this.sink = sink;
    for (int i = 0; i < rules; i++) {
      written.add(Set.of());
    }
  }

  /**
   * Writes what a rule gives.
   *
   * @param time at which what it gives no more ends
   * @return how many samples were refused
   */
  int write(int rule, List<Sample> samples, long time) {
    Set<Labels> now = new LinkedHashSet<>();
    samples.forEach(sample -> now.add(sample.labels()));
    List<Sample> all = new ArrayList<>(samples);
    for (Labels before : written.get(rule)) {
      if (!now.contains(before)) {
        all.add(new Sample(before, time, StaleMarker.VALUE));
      }
    }
    if (all.isEmpty()) {
      written.set(rule, now);
      return 0;
    }
    Set<Sample> refused = new HashSet<>(sink.append(all));
    refused.removeIf(sample -> StaleMarker.is(sample.value()));
    written.set(rule, now);
    return refused.size();
  }

  /** Ends the series of rules that are gone. */
  void endVanished(long time) {
    if (vanished.isEmpty()) {
      return;
    }
    written.forEach(vanished::removeAll);
    List<Sample> ends = new ArrayList<>();
    vanished.forEach(labels -> ends.add(new Sample(labels, time, StaleMarker.VALUE)));
    vanished.clear();
    if (!ends.isEmpty()) {
      sink.append(ends);
    }
  }

  /** Takes over what a rule of another group wrote. */
  void take(int rule, SeriesWriter from, int index) {
    written.set(rule, from.written.get(index));
    from.written.set(index, Set.of());
  }

  /** Takes over what is still to be ended, all that nobody took among it. */
  void takeRest(SeriesWriter from) {
    vanished.addAll(from.vanished);
    from.written.forEach(vanished::addAll);
  }

  List<Labels> series() {
    Set<Labels> all = new LinkedHashSet<>(vanished);
    written.forEach(all::addAll);
    return List.copyOf(all);
  }
}
