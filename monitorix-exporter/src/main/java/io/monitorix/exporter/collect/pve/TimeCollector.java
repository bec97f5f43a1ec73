package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.NodeTime;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code pve_node_time_offset_seconds}: how far the clocks of nodes are from ours. */
final class TimeCollector implements Collector {

  static final Metric OFFSET =
      Metric.gauge(
          "pve_node_time_offset_seconds",
          "Seconds by which the node's clock is ahead of the exporter's, good to one second; 0 "
              + "where no difference shows.",
          "node");

  /** {@code GET /nodes/{node}/time}. */
  static final Source<NodeClock> CLOCK =
      Source.<NodeClock>ofNode("nodes/{node}/time", (reader, node, previous) -> read(reader, node))
          .needing("/nodes/{node}", "Sys.Audit");

  private static CompletableFuture<NodeClock> read(SourceReader reader, Subject.Node node) {
    var before = reader.now();
    return reader
        .call(reader.pve().node(node.name()).time())
        .thenApply((NodeTime time) -> NodeClock.of(time, before, reader.now()));
  }

  @Override
  public CollectorName name() {
    return CollectorName.TIME;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(CLOCK);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(OFFSET);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        CLOCK, (node, clock) -> out.emit(OFFSET, out.labels("node", node), clock.offset()));
  }
}
