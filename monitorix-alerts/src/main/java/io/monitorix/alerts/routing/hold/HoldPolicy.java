package io.monitorix.alerts.routing.hold;

import io.monitorix.alerts.routing.interval.TimeSpec;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When what a receiver is to be told is held back. */
public record HoldPolicy(Optional<QuietHours> quietHours, Optional<RateLimit> rateLimit) {

  /**
   * Times at which nobody is told.
   *
   * @param names of intervals of the routing file
   * @param specs further ones
   * @param except alerts that go out at once, with all that is in their group: those that match one
   *     of these
   */
  public record QuietHours(List<String> names, List<TimeSpec> specs, List<Matchers> except) {

    /** Copies the lists. */
    public QuietHours {
      names = List.copyOf(names);
      specs = List.copyOf(specs);
      except = List.copyOf(except);
    }
  }

  /**
   * How much one integration is told.
   *
   * @param notifications the most of them, positive
   * @param per in such a time, positive
   */
  public record RateLimit(int notifications, Duration per) {}
}
