package io.monitorix.exporter.collect;

import io.monitorix.client.pve.model.GuestConfig;

/**
 * The configuration of one guest.
 *
 * @param type {@code qemu} or {@code lxc}
 * @param node the node that it is on
 */
public record GuestConfiguration(String type, long vmid, String node, GuestConfig config) {

  /** Proxmox's own id, {@code qemu/100} for instance. */
  public String id() {
    return type + "/" + vmid;
  }
}
