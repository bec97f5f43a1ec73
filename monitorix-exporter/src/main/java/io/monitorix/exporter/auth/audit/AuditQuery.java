package io.monitorix.exporter.auth.audit;

import java.time.Instant;

/**
 * What is looked for in the audit log; texts that are empty leave all.
 *
 * @param actor the whole name
 * @param action the whole action, or its beginning up to a dot: {@code user} for {@code
 *     user.create}
 * @param outcome the whole outcome; {@code failed} for all but {@code ok}
 * @param since the first time
 * @param until the first time that is too late
 * @param before entries with smaller ids alone
 * @param limit how many at most, positive
 */
public record AuditQuery(
    String actor,
    String action,
    String outcome,
    Instant since,
    Instant until,
    long before,
    int limit) {

  /** The latest time that databases of milliseconds know. */
  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** The newest of all. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery("", "", "", Instant.EPOCH, END, Long.MAX_VALUE, limit);
  }
}
