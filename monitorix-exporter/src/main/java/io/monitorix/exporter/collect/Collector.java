package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;

/**
 * Maps what was read from Proxmox to metrics. Stateless: the same readings give the same samples.
 */
public interface Collector {

  /** Its name, by which it is switched on and off and its health is told. */
  CollectorName name();

  /** The sources it maps; with one of them missing it emits what the others tell. */
  List<Source<?>> sources();

  /** The metrics it emits, in the order of the exposition. */
  List<Metric> metrics();

  /** Emits the samples that the readings hold; a value that is not there is left out. */
  void collect(Readings readings, Emission out);
}
