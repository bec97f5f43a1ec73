package io.monitorix.exporter.config;

import java.util.Locale;

/** What a target runs. */
public enum Product {
  /** Proxmox VE. */
  PVE,
  /** Proxmox Backup Server. */
  PBS;

  /** How the configuration and the label {@code job} write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
