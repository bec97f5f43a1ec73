package io.monitorix.exporter.collect;

import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where collectors put their samples. For one thread.
 *
 * @param sink what the samples are added to
 * @param dialect how to speak
 * @param everyState whether state sets carry each known state, those that do not hold as 0
 * @param zone the time zone in which Proxmox's dates without one are read
 * @param constant labels that each series carries
 */
public record Emission(
    SampleSink sink, Dialect dialect, boolean everyState, ZoneId zone, Labels constant) {

  /** The same, with another place where the samples are put. */
  public Emission into(SampleSink other) {
    return new Emission(other, dialect, everyState, zone, constant);
  }

  /** Whether to speak as prometheus-pve-exporter does. */
  public boolean isCompatible() {
    return dialect == Dialect.COMPATIBLE;
  }

  /** The constant labels and these, given as name, value, name, value, … */
  public Labels labels(String... namesAndValues) {
    Labels own = Labels.of(namesAndValues);
    return constant.isEmpty() ? own : constant.merge(own);
  }

  /** Emits a value. */
  public void emit(Metric metric, Labels labels, double value) {
    sink.add(metric, labels, value);
  }

  /** Emits the value unless Proxmox did not report it. */
  public void emit(Metric metric, Labels labels, @Nullable Number value) {
    if (value != null) {
      sink.add(metric, labels, value.doubleValue());
    }
  }

  /** Emits 1 or 0 unless Proxmox did not report it. */
  public void emit(Metric metric, Labels labels, @Nullable Boolean value) {
    if (value != null) {
      sink.add(metric, labels, value ? 1 : 0);
    }
  }

  /** Emits the time in seconds since 1970 unless Proxmox did not report it. */
  public void emit(Metric metric, Labels labels, @Nullable Instant value) {
    if (value != null) {
      sink.add(metric, labels, value.toEpochMilli() / 1000.0);
    }
  }

  /**
   * Emits a state set: 1 for the state that holds, whether it is a known one or not; where every
   * state is wanted also 0 for the other known ones. Nothing where Proxmox reports no state.
   *
   * @param label the name of the label that carries the state
   * @param known the states as Proxmox writes them
   * @param state the one that holds; null or empty where Proxmox reports none
   * @param others the other labels, as name, value, name, value, …
   */
  public void emitState(
      Metric metric, String label, List<String> known, @Nullable String state, String... others) {
    if (state == null || state.isEmpty()) {
      return;
    }
    if (everyState) {
      for (String each : known) {
        if (!each.equals(state)) {
          emit(metric, labels(with(others, label, each)), 0);
        }
      }
    }
    emit(metric, labels(with(others, label, state)), 1);
  }

  private static String[] with(String[] others, String label, String value) {
    String[] all = new String[others.length + 2];
    System.arraycopy(others, 0, all, 0, others.length);
    all[others.length] = label;
    all[others.length + 1] = value;
    return all;
  }
}
