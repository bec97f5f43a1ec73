package io.monitorix.exporter.events;

/** The kinds of events. */
public enum EventType {
  /** A node went online or offline, joined its cluster, or left it. */
  NODE_STATUS("node.status"),
  /** A guest was started, stopped, paused, made, or removed. */
  GUEST_STATUS("guest.status"),
  /** A guest is on another node than before. */
  GUEST_MIGRATED("guest.migrated"),
  /** A check of a service came to another result than the time before. */
  CHECK_RESULT("check.result"),
  /** Proxmox answers again, or does not any more. */
  TARGET_STATUS("target.status"),
  /** An alert of a rule begins to fire. */
  ALERT_FIRING("alert.firing"),
  /** An alert of a rule that fired is over. */
  ALERT_RESOLVED("alert.resolved");

  private final String key;

  EventType(String key) {
    this.key = key;
  }

  /** The name outside of the process: {@code node.status}. */
  public String key() {
    return key;
  }
}
