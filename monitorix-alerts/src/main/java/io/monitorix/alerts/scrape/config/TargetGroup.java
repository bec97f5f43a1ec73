package io.monitorix.alerts.scrape.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Targets with labels in common.
 *
 * @param addresses {@code host:port}, in their order
 * @param labels of each of them, also such as begin with {@code __}
 */
public record TargetGroup(List<String> addresses, Map<String, String> labels) {

  /** Copies the collections. */
  public TargetGroup {
    addresses = List.copyOf(addresses);
    labels = Map.copyOf(labels);
  }

  /** The same with further labels; those that are there already stay. */
  public TargetGroup with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(more);
    all.putAll(labels);
    return new TargetGroup(addresses, all);
  }
}
