package io.monitorix.exporter.push;

import java.util.List;

/** Where a {@link Pusher} gets the metrics from. Called on its thread. */
@FunctionalInterface
public interface MetricsSource {

  /**
   * All series that there are now, without a call to anybody. A series that is missing counts as
   * gone. Each job and instance occurs once.
   */
  List<JobMetrics> current();
}
