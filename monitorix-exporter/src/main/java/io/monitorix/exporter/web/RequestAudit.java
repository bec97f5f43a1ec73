package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.AuditTrail;
import io.monitorix.exporter.auth.Caller;
import java.time.InstantSource;

/** What is written down of one request. For one thread at a time. */
final class RequestAudit {

  private final AuditTrail trail;
  private final InstantSource clock;
  private final String action;
  private final String object;
  private boolean written;

  /**
   * @param trail where it is written down
   * @param action the request's method and the path of its route, such as {@code POST /-/reload}
   * @param object what is in the open segments of that path, joined by slashes
   */
  RequestAudit(AuditTrail trail, InstantSource clock, String action, String object) {
    this.trail = trail;
    this.clock = clock;
    this.action = action;
    this.object = object;
  }

  /** Writes down what a handler has done. */
  void changed(Caller caller, String address, String what, String which, Values values) {
    record(caller, address, what, which, values, "ok");
  }

  /** Writes down what became of a request whose handler has said nothing. */
  void answered(Caller caller, String address, int status) {
    record(caller, address, action, object, Values.NONE, status < 400 ? "ok" : "HTTP " + status);
  }

  /** Writes down that it was refused. */
  void refused(Caller caller, String address, String reason) {
    record(caller, address, action, "", Values.NONE, reason);
  }

  private void record(
      Caller caller, String address, String what, String which, Values values, String outcome) {
    written = true;
    trail.record(
        new AuditEvent(
            clock.instant(),
            caller.name(),
            caller.kind(),
            address,
            what,
            which,
            values.before(),
            values.after(),
            outcome));
  }

  /** Whether something has been written down. */
  boolean isWritten() {
    return written;
  }

  /**
   * What was changed, as JSON without secrets.
   *
   * @param before empty where there was none
   * @param after empty where there is none
   */
  record Values(String before, String after) {

    static final Values NONE = new Values("", "");
  }
}
