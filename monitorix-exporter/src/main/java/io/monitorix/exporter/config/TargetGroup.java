package io.monitorix.exporter.config;

import java.util.List;
import java.util.Map;

/**
 * An element of a file of targets, as Prometheus's {@code file_sd} has them.
 *
 * @param servers URLs, hosts, or host:port; at least one
 * @param labels by name; may be empty
 */
public record TargetGroup(List<String> servers, Map<String, String> labels) {

  /** The label that names the cluster that all servers of the group belong to. */
  public static final String CLUSTER = "cluster";

  /** The label that says what the servers run: {@code pve} or {@code pbs}. */
  public static final String TYPE = "__pve_type";

  /** Copies the collections. */
  public TargetGroup {
    servers = List.copyOf(servers);
    labels = Map.copyOf(labels);
  }
}
