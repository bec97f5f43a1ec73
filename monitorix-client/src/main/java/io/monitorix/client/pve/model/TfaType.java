package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What a second factor is. */
public enum TfaType {
  /** Codes that change with time. */
  TOTP,
  /** A key of hardware or of the system. */
  WEBAUTHN,
  /** A key of hardware, the older way. */
  U2F,
  /** Codes for once, for the day when all others are lost. */
  RECOVERY,
  /** A Yubikey that Yubico's server checks. */
  YUBICO,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static TfaType of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
