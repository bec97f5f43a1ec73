package io.monitorix.client.pve.model;

/** What a row of the resource list stands for. */
public enum ResourceKind {
  /** A node. */
  NODE,
  /** A virtual machine. */
  QEMU,
  /** A container. */
  LXC,
  /** A storage as one node sees it. */
  STORAGE,
  /** A pool of guests and storages. */
  POOL,
  /** A zone of the software-defined network as one node sees it. */
  SDN,
  /** A network of the software-defined network as one node sees it (since version 9). */
  NETWORK,
  /** Something newer than this library. */
  UNKNOWN;

  /** The kind for Proxmox's word. */
  static ResourceKind of(String type) {
    return switch (type) {
      case "node" -> NODE;
      case "qemu" -> QEMU;
      case "lxc" -> LXC;
      case "storage" -> STORAGE;
      case "pool" -> POOL;
      case "sdn" -> SDN;
      case "network" -> NETWORK;
      default -> UNKNOWN;
    };
  }
}
