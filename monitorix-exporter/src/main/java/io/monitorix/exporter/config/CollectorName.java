package io.monitorix.exporter.config;

import java.util.Locale;

/** The collectors that a target can switch on and off. */
public enum CollectorName {
  /** Whether nodes and guests are up. */
  STATUS,
  /** The version of Proxmox VE. */
  VERSION,
  /** What each node is. */
  NODE,
  /** The cluster: its nodes, its quorum. */
  CLUSTER,
  /** Use of CPU, memory, disk and network, by node, guest and storage. */
  RESOURCES;

  /** How the configuration writes it, {@code status} for instance. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
