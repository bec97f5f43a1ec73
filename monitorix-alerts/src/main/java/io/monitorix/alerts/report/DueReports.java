package io.monitorix.alerts.report;

import io.monitorix.alerts.routing.hold.Marks;
import java.time.Instant;
import java.util.Map;

/**
 * Remembers which reports were sent: one that was due while nothing ran is due once, late. One that
 * is new waits for its next time.
 */
public final class DueReports {

  private static final String KIND = "report";

  private final Marks marks;

  /** With what was sent before. */
  public DueReports(Marks marks) {
    this.marks = marks;
  }

  /** Whether a report has to be sent. */
  public boolean isDue(String name, ReportSchedule schedule, Instant now) {
    Map<String, Instant> sent = marks.load(KIND);
    Instant last = sent.get(name);
    if (last == null) {
      marks.save(KIND, name, now);
      return false;
    }
    return last.isBefore(schedule.lastDue(now));
  }

  /** It was sent. */
  public void sent(String name, Instant now) {
    marks.save(KIND, name, now);
  }
}
