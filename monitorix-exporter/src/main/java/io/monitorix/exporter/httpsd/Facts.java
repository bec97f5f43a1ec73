package io.monitorix.exporter.httpsd;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the info metrics tell of guests and nodes beyond the inventory: their addresses and what
 * runs on them. It listens to the samples of a target, so that there is one place that knows where
 * such things come from. For one thread.
 */
final class Facts implements SampleSink {

  /** Addresses that mean something only to the machine itself, or only on its wire. */
  private static final Pattern LOCAL =
      Pattern.compile("127\\..*|169\\.254\\..*|::1|fe[89ab].:.*", Pattern.CASE_INSENSITIVE);

  /** Interfaces that containers, bridges and tunnels inside a guest bring along. */
  private static final Pattern INNER =
      Pattern.compile("(docker|br-|veth|virbr|cni|flannel|cali|wg|tun|tap|tailscale|podman).*");

  /** Those that emit what {@link Facts} listens to. */
  private static final Set<CollectorName> TELLING =
      EnumSet.of(CollectorName.NODE, CollectorName.CONFIG, CollectorName.GUEST_AGENT);

  private final Map<String, List<String>> addresses = new HashMap<>();
  private final Map<String, List<String>> innerAddresses = new HashMap<>();
  private final Map<String, Map<String, String>> labels = new HashMap<>();

  /** What is told of the target of this snapshot. */
  static Facts of(SnapshotBoard board, Snapshot snapshot) {
    Facts facts = new Facts();
    board.samples(snapshot, TELLING::contains, facts);
    return facts;
  }

  @Override
  public void add(Metric metric, Labels sample, double value) {
    String id = sample.get("id");
    if (id == null) {
      return;
    }
    switch (metric.name()) {
      case "pve_guest_address_info", "pve_node_address_info" ->
          address(id, sample.get("interface"), sample.get("ip"));
      case "pve_guest_os_info" -> {
        label(id, "os", sample.get("os"));
        label(id, "os_version", sample.get("version"));
      }
      case "pve_guest_config_info" -> label(id, "ostype", sample.get("ostype"));
      default -> {}
    }
  }

  private void address(String id, @Nullable String card, @Nullable String ip) {
    if (ip == null || ip.isEmpty() || LOCAL.matcher(ip).matches()) {
      return;
    }
    boolean inner = card != null && INNER.matcher(card).matches();
    List<String> known =
        (inner ? innerAddresses : addresses).computeIfAbsent(id, any -> new ArrayList<>());
    if (!known.contains(ip)) {
      known.add(ip);
    }
  }

  private void label(String id, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      labels.computeIfAbsent(id, any -> new LinkedHashMap<>()).put(name, value);
    }
  }

  /**
   * The addresses, the likeliest first; those of inner interfaces only where there are no others.
   */
  List<String> addresses(String id) {
    return addresses.getOrDefault(id, innerAddresses.getOrDefault(id, List.of()));
  }

  /** What else is known, by the end of a label's name. */
  Map<String, String> labels(String id) {
    return labels.getOrDefault(id, Map.of());
  }
}
