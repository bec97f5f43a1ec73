package io.monitorix.exporter.auth;

/** Where it is written down who did what. Safe for several threads. */
@FunctionalInterface
public interface AuditTrail {

  /** Writes nothing down. */
  AuditTrail NONE = event -> {};

  /**
   * Writes it down. Comes back once it is kept, or throws: what cannot be written down was not
   * allowed to happen silently.
   */
  void record(AuditEvent event);
}
