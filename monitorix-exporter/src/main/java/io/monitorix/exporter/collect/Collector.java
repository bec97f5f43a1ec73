package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.metric.Metric;
import java.util.List;

/**
 * Maps what was read from Proxmox to metrics. Stateless: the same readings give the same samples,
 * on any thread. Those of Monitorix are named by a {@link
 * io.monitorix.exporter.config.CollectorName}, those of others by an {@link
 * io.monitorix.exporter.config.AddedCollector}.
 */
public interface Collector {

  /** Its name, by which its health is told and, of ours, by which it is switched on and off. */
  CollectorIdentity name();

  /** The sources it maps; with one of them missing it emits what the others tell. */
  List<Source<?>> sources();

  /** The metrics it emits, in the order of the exposition. */
  List<Metric> metrics();

  /**
   * Emits the samples that the readings hold; a value that is not there is left out. What it throws
   * is told in the log and by {@code pve_collector_success}.
   */
  void collect(Readings readings, Emission out);
}
