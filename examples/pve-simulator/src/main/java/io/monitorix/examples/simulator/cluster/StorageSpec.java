package io.monitorix.examples.simulator.cluster;

import java.util.List;

/**
 * What never changes about a storage; each node has every one of them.
 *
 * @param name such as {@code local}
 * @param plugin the storage's type: {@code dir}, {@code lvmthin}, {@code nfs}, {@code rbd}
 * @param content comma separated
 * @param shared whether all nodes see the same space
 * @param size bytes
 * @param keptBackups how many backups of a guest it keeps; 0 for all
 */
public record StorageSpec(
    String name, String plugin, String content, boolean shared, long size, int keptBackups) {

  /** Whether it may hold volumes of this content type, such as {@code backup}. */
  public boolean holds(String type) {
    return List.of(content.split(",")).contains(type);
  }

  /** Where it is mounted on its nodes, for storages that hold files. */
  public String folder() {
    return plugin.equals("dir") ? "/var/lib/vz" : "/mnt/pve/" + name;
  }
}
