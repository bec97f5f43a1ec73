package io.monitorix.alerts.rules.replay;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The series of the past, fetched once for all evaluations; and those that the rules themselves
 * make, which hide series of the same names.
 */
final class PastSeries implements SeriesSource {

  private final SeriesSource past;
  private final SeriesSource made;
  private final Set<String> names;
  private final long end;
  private final Map<List<LabelMatcher>, Fetched> fetched = new HashMap<>();

  private record Fetched(long from, SeriesSet series) {}

  /**
   * Of both.
   *
   * @param names of the metrics that rules make
   * @param end of the time that will be asked for
   */
  PastSeries(SeriesSource past, SeriesSource made, Set<String> names, long end) {
    this.past = past;
    this.made = made;
    this.names = names;
    this.end = end;
  }

  @Override
  public SeriesSet select(List<LabelMatcher> matchers, SelectHints hints) {
    boolean own =
        matchers.stream()
            .anyMatch(
                matcher ->
                    matcher.name().equals(Labels.NAME)
                        && matcher.type() == LabelMatcher.Type.EQUAL
                        && names.contains(matcher.value()));
    if (own) {
      return made.select(matchers, hints);
    }
    Fetched known = fetched.get(matchers);
    if (known == null || hints.from() < known.from()) {
      SelectHints all = new SelectHints(hints.from(), end, 0, end - hints.from(), null);
      known = new Fetched(hints.from(), past.select(matchers, all));
      fetched.put(List.copyOf(matchers), known);
    }
    return known.series();
  }
}
