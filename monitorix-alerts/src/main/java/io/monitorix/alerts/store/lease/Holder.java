package io.monitorix.alerts.store.lease;

import java.util.UUID;

/**
 * A process that leads, or would.
 *
 * @param id is no other process's, nor that of an earlier run
 * @param name as people call it, as {@code pve-monitor-1:9221}
 * @param url where people and programs reach it, without a slash at its end; may be empty
 */
public record Holder(String id, String name, String url) {

  /** A process that begins now. */
  public static Holder of(String name, String url) {
    return new Holder(UUID.randomUUID().toString(), name, url);
  }

  /** For messages: where it is, else how it is called. */
  public String describe() {
    return url.isEmpty() ? name : url;
  }
}
