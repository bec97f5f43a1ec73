package io.monitorix.client.pve.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a disk says of itself. */
public enum DiskHealth {
  /** All is well. */
  PASSED,
  /** It says anything else: it will fail, or has. */
  FAILED,
  /** It says nothing. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static DiskHealth of(@Nullable String word) {
    return word == null
        ? UNKNOWN
        : switch (word.strip().toUpperCase(Locale.ROOT)) {
          case "PASSED", "OK" -> PASSED;
          case "", "UNKNOWN" -> UNKNOWN;
          default -> FAILED;
        };
  }
}
