package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values to export. Immutable; each method gives a narrower filter.
 *
 * @param history the values of the last minutes, too
 * @param localOnly only of the node that answers
 * @param nodes only of these; all where the list is empty
 * @param since only values after this
 */
public record MetricsFilter(
    boolean history, boolean localOnly, List<String> nodes, @Nullable Instant since) {

  /** Copies the list. */
  public MetricsFilter {
    nodes = List.copyOf(nodes);
  }

  /** The latest value of everything. */
  public static MetricsFilter latest() {
    return new MetricsFilter(false, false, List.of(), null);
  }

  /** The values of the last minutes, too: Proxmox keeps about half an hour. */
  public MetricsFilter withHistory() {
    return new MetricsFilter(true, localOnly, nodes, since);
  }

  /** Of the values of the last minutes only those after a time, to the second. */
  public MetricsFilter since(Instant time) {
    return new MetricsFilter(true, localOnly, nodes, time);
  }

  /** Only what the node that answers has measured, for which it asks no other node. */
  public MetricsFilter onlyLocal() {
    return new MetricsFilter(history, true, nodes, since);
  }

  /** Only what these nodes have measured (since version 9). */
  public MetricsFilter nodes(String... names) {
    return new MetricsFilter(history, localOnly, List.of(names), since);
  }

  Endpoint appliedTo(Endpoint endpoint) {
    Endpoint narrowed = endpoint;
    if (history) {
      narrowed = narrowed.with("history", "1");
    }
    if (localOnly) {
      narrowed = narrowed.with("local-only", "1");
    }
    if (!nodes.isEmpty()) {
      narrowed = narrowed.with("node-list", String.join(",", nodes));
    }
    return since == null
        ? narrowed
        : narrowed.with("start-time", Long.toString(since.getEpochSecond()));
  }
}
