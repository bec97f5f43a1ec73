package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of {@code file_sd_configs}: files that name targets, and what these have in common.
 *
 * @param files where they are
 * @param refreshInterval the files are read at least this often; positive
 * @param template what each target is like, but for its name and its servers, which mean nothing
 */
public record FileSdConfig(
    List<FilePattern> files, Duration refreshInterval, TargetConfig template) {

  /** Copies the list. */
  public FileSdConfig {
    files = List.copyOf(files);
  }

  /**
   * The targets of a group. With a label {@code cluster} it is one target of that name, whose
   * servers are all of the group's; without, each server is a target named like its host. A group
   * of another product, as its label {@code __pve_type} says, has none here.
   */
  public List<TargetConfig> targets(TargetGroup group) {
    String product = template.product().key();
    if (!group.labels().getOrDefault(TargetGroup.TYPE, product).equals(product)) {
      return List.of();
    }
    String cluster = group.labels().getOrDefault(TargetGroup.CLUSTER, "");
    if (!cluster.isEmpty()) {
      return List.of(template.at(cluster, group.servers()));
    }
    List<TargetConfig> targets = new ArrayList<>();
    for (String server : group.servers()) {
      targets.add(template.at(ServerAddress.host(server), List.of(server)));
    }
    return targets;
  }
}
