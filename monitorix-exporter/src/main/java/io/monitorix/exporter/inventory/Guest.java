package io.monitorix.exporter.inventory;

import io.monitorix.exporter.collect.Subject;

/**
 * A guest.
 *
 * @param cluster name of the target
 * @param facts what it is, and where
 */
public record Guest(String cluster, Subject.Guest facts, Usage usage, Traffic traffic) {

  /** {@code qemu/100}, for instance. */
  public String id() {
    return facts.key();
  }

  /** {@code qemu} or {@code lxc}. */
  public String type() {
    return id().substring(0, id().indexOf('/'));
  }

  /** Its number. */
  public String vmid() {
    return id().substring(id().indexOf('/') + 1);
  }
}
