package io.monitorix.alerts.routing.silence;

import io.monitorix.alerts.labels.LabelMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** How lists of silences are filtered and sorted. */
final class SilenceFilter {

  private SilenceFilter() {}

  static boolean passes(Silence silence, Collection<LabelMatcher> filter) {
    Map<String, String> values = new HashMap<>();
    for (LabelMatcher matcher : silence.matchers().list()) {
      values.put(matcher.name(), matcher.value());
    }
    return filter.stream().allMatch(matcher -> passes(matcher, values));
  }

  private static boolean passes(LabelMatcher matcher, Map<String, String> values) {
    String value = values.get(matcher.name());
    boolean asksForPresence = matcher.value().isEmpty() && matcher.type().isNegative();
    return value == null ? matcher.matchesEmpty() : asksForPresence || matcher.matches(value);
  }

  static Comparator<Silence> order(Instant now) {
    return Comparator.comparing((Silence silence) -> rank(silence.state(now)))
        .thenComparing(silence -> distance(silence, now))
        .thenComparing(Silence::id);
  }

  private static int rank(SilenceState state) {
    return switch (state) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case EXPIRED -> 2;
    };
  }

  private static Duration distance(Silence silence, Instant now) {
    return switch (silence.state(now)) {
      case ACTIVE -> Duration.between(now, silence.endsAt());
      case PENDING -> Duration.between(now, silence.startsAt());
      case EXPIRED -> Duration.between(silence.endsAt(), now);
    };
  }
}
