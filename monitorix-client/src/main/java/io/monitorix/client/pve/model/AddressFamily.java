package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Which kind of internet address. */
public enum AddressFamily {
  /** Four numbers. */
  IPV4,
  /** Sixteen bytes. */
  IPV6,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word or for that of an agent. */
  static AddressFamily of(@Nullable String word) {
    return word == null
        ? UNKNOWN
        : switch (word) {
          case "inet", "ipv4" -> IPV4;
          case "inet6", "ipv6" -> IPV6;
          default -> UNKNOWN;
        };
  }
}
