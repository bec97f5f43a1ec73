package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What a network interface is. */
public enum NetworkInterfaceType {
  /** A bridge of the kernel. */
  BRIDGE,
  /** Several as one. */
  BOND,
  /** A card. */
  ETH,
  /** One more address of another. */
  ALIAS,
  /** A VLAN on another. */
  VLAN,
  /** A bridge of Open vSwitch. */
  OVS_BRIDGE,
  /** Several as one in Open vSwitch. */
  OVS_BOND,
  /** A port of Open vSwitch. */
  OVS_PORT,
  /** A port of Open vSwitch for the node itself. */
  OVS_INT_PORT,
  /** Of a fabric of the software-defined network (since version 9). */
  FABRIC,
  /** Of a network of the software-defined network. */
  VNET,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static NetworkInterfaceType of(@Nullable String word) {
    return word == null
        ? UNKNOWN
        : switch (word) {
          case "OVSBridge" -> OVS_BRIDGE;
          case "OVSBond" -> OVS_BOND;
          case "OVSPort" -> OVS_PORT;
          case "OVSIntPort" -> OVS_INT_PORT;
          default -> Words.constant(UNKNOWN, word);
        };
  }
}
