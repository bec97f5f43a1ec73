package io.monitorix.client.pve;

import java.util.Locale;

/** What the resource list can be narrowed to. */
public enum ResourceType {
  /** Virtual machines and containers. */
  VM,
  /** Storages. */
  STORAGE,
  /** Nodes. */
  NODE,
  /** Parts of the software-defined network. */
  SDN;

  /** The word for it in a request. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
