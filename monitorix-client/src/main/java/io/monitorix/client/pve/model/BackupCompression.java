package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How a backup is packed. */
public enum BackupCompression {
  /** Zstandard. */
  ZSTD,
  /** Gzip. */
  GZIP,
  /** LZO. */
  LZO,
  /** Not at all. */
  NONE,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static BackupCompression of(@Nullable String word) {
    return word == null
        ? UNKNOWN
        : switch (word) {
          case "0" -> NONE;
          case "1" -> LZO;
          default -> Words.constant(UNKNOWN, word);
        };
  }
}
