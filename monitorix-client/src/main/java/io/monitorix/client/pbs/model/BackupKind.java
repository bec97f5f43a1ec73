package io.monitorix.client.pbs.model;

/** What a backup was made of. */
public enum BackupKind {
  /** A virtual machine: {@code vm}. */
  VM,
  /** A container: {@code ct}. */
  CT,
  /** Something else, mostly a machine with the client on it: {@code host}. */
  HOST,
  /** Something newer than this library. */
  UNKNOWN;

  /** The kind for the server's word. */
  static BackupKind of(String type) {
    return switch (type) {
      case "vm" -> VM;
      case "ct" -> CT;
      case "host" -> HOST;
      default -> UNKNOWN;
    };
  }
}
