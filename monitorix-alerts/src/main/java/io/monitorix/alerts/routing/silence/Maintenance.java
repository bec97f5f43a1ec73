package io.monitorix.alerts.routing.silence;

import io.monitorix.alerts.routing.interval.TimeIntervals;
import io.monitorix.alerts.routing.silence.MaintenanceWindow.Once;
import io.monitorix.alerts.routing.silence.MaintenanceWindow.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Maintenance windows as the silences that they are. Immutable. */
final class Maintenance {

  static final Maintenance NONE = new Maintenance(List.of(), TimeIntervals.NONE, Instant.EPOCH);

  /** Who they say made them. */
  private static final String AUTHOR = "maintenance";

  /**
   * So far is looked for when a recurring one begins and ends: a week, and a day for the clocks.
   */
  private static final Duration FARTHEST = Duration.ofDays(8);

  private final List<MaintenanceWindow> windows;
  private final TimeIntervals intervals;
  private final Instant since;

  /** Since when they are known. */
  Maintenance(List<MaintenanceWindow> windows, TimeIntervals intervals, Instant since) {
    this.windows = List.copyOf(windows);
    this.intervals = intervals;
    this.since = since;
  }

  boolean has(String id) {
    return windows.stream().anyMatch(window -> window.id().equals(id));
  }

  Stream<String> silencing(Placed alert, Instant now) {
    return windows.stream()
        .filter(window -> alert.isMatchedThere(window.matchers()) && lasts(window, now))
        .map(MaintenanceWindow::id);
  }

  /** Of recurring ones the time that it is now, or the next within a week. */
  Stream<Silence> silences(Instant now) {
    return windows.stream().flatMap(window -> silence(window, now).stream());
  }

  private Optional<Silence> silence(MaintenanceWindow window, Instant now) {
    if (window.when() instanceof Once once) {
      return Optional.of(silence(window, once.startsAt(), once.endsAt()));
    }
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    boolean lasts = lasts(window, now);
    Instant start = lasts ? edge(window, minute, true, -1) : edge(window, minute, false, 1);
    if (start.equals(minute.plus(FARTHEST))) {
      return Optional.empty();
    }
    // Backwards, the edge is the last minute that is not in it any more.
    Instant begin = lasts ? start.plus(1, ChronoUnit.MINUTES) : start;
    return Optional.of(silence(window, begin, edge(window, lasts ? minute : begin, true, 1)));
  }

  /** The first minute, in one direction, at which it no longer is as said. */
  private Instant edge(MaintenanceWindow window, Instant from, boolean lasting, int step) {
    Instant minute = from;
    Instant farthest = from.plus(FARTHEST.multipliedBy(step));
    while (!minute.equals(farthest) && lasts(window, minute) == lasting) {
      minute = minute.plus(step, ChronoUnit.MINUTES);
    }
    return minute;
  }

  private Silence silence(MaintenanceWindow window, Instant start, Instant end) {
    String comment = window.comment().isEmpty() ? window.name() : window.comment();
    return new Silence(window.id(), window.matchers(), start, end, since, AUTHOR, comment);
  }

  private boolean lasts(MaintenanceWindow window, Instant time) {
    if (window.when() instanceof Once once) {
      return !time.isBefore(once.startsAt()) && time.isBefore(once.endsAt());
    }
    Recurring recurring = (Recurring) window.when();
    return !intervals.containing(recurring.names(), time).isEmpty()
        || recurring.specs().stream().anyMatch(spec -> spec.contains(time));
  }
}
