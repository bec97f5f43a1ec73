package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How much help a subscription buys. */
public enum SubscriptionLevel {
  /** There is no subscription. */
  NONE,
  /** {@code c}. */
  COMMUNITY,
  /** {@code b}. */
  BASIC,
  /** {@code s}. */
  STANDARD,
  /** {@code p}. */
  PREMIUM,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The level for Proxmox's letter. */
  static SubscriptionLevel of(@Nullable String word) {
    return word == null
        ? UNKNOWN
        : switch (word) {
          case "" -> NONE;
          case "c" -> COMMUNITY;
          case "b" -> BASIC;
          case "s" -> STANDARD;
          case "p" -> PREMIUM;
          default -> UNKNOWN;
        };
  }
}
