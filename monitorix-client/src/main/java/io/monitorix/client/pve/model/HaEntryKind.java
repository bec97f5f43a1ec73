package io.monitorix.client.pve.model;

/** What a row of the state of high availability stands for. */
public enum HaEntryKind {
  /** Whether there is a majority. */
  QUORUM,
  /** The manager of the cluster. */
  MASTER,
  /** The manager of a node. */
  LRM,
  /** A managed guest. */
  SERVICE,
  /** Whether nodes may be fenced (since version 9). */
  FENCING,
  /** Something newer than this library. */
  UNKNOWN;

  /** The kind for Proxmox's word. */
  static HaEntryKind of(String type) {
    return switch (type) {
      case "quorum" -> QUORUM;
      case "master" -> MASTER;
      case "lrm" -> LRM;
      case "service" -> SERVICE;
      case "fencing" -> FENCING;
      default -> UNKNOWN;
    };
  }
}
