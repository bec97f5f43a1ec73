package io.monitorix.exporter.events;

import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.CheckListener;
import io.monitorix.exporter.probe.ProbeResult;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes an event whenever a check comes to another result. Safe for several threads. */
public final class CheckEvents implements CheckListener {

  private final EventLog log;
  private final InstantSource clock;

  /** Into this log. */
  public CheckEvents(EventLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void turned(Check check, ProbeResult now) {
    String place = "service " + check.service() + " at " + check.target();
    String text = now.success() ? place + " is up again" : place + " is down: " + now.reason();
    Check.GuestRef guest = check.guest();
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("target", check.target());
    labels.put("module", check.module().name());
    if (guest != null) {
      labels.put("guest", guest.id());
    }
    log.append(
        List.of(
            new Change(
                clock.instant(),
                EventType.CHECK_RESULT,
                guest == null ? "" : guest.cluster(),
                check.service(),
                state(!now.success()),
                state(now.success()),
                text,
                labels)));
  }

  private static String state(boolean success) {
    return success ? "up" : "down";
  }
}
