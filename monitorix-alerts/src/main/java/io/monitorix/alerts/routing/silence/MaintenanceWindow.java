package io.monitorix.alerts.routing.silence;

import io.monitorix.alerts.routing.interval.TimeSpec;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Instant;
import java.util.List;

/**
 * Work that is planned: alerts that all matchers match are silenced while it lasts.
 *
 * @param name tells it apart from others
 * @param comment for people; may be empty
 */
public record MaintenanceWindow(String name, Matchers matchers, When when, String comment) {

  /** What the ids of such silences begin with. */
  public static final String PREFIX = "maintenance/";

  /** What the comments of silences begin with that announce maintenance. */
  public static final String ANNOUNCED = "Maintenance: ";

  /** When it lasts. */
  public sealed interface When {}

  /**
   * One time.
   *
   * @param endsAt when it is over, after the start
   */
  public record Once(Instant startsAt, Instant endsAt) implements When {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it does not end after its start
     */
    public Once {
      if (!startsAt.isBefore(endsAt)) {
        throw new IllegalArgumentException("a maintenance window ends after its start");
      }
    }
  }

  /**
   * Whenever the time is in an interval.
   *
   * @param names of intervals of the routing file
   * @param specs further ones
   */
  public record Recurring(List<String> names, List<TimeSpec> specs) implements When {

    /** Copies both. */
    public Recurring {
      names = List.copyOf(names);
      specs = List.copyOf(specs);
    }
  }

  /** The id of the silence that it is: {@code maintenance/nightly backup}. */
  public String id() {
    return PREFIX + name;
  }
}
