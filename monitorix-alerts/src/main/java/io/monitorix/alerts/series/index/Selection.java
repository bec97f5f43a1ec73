package io.monitorix.alerts.series.index;

import io.monitorix.alerts.labels.LabelMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The series that matchers select. Lists of single values are intersected first; regular
 * expressions and negations then look at what is left, and walk all values of a label only where
 * nothing else narrows the search.
 */
public final class Selection {

  private Selection() {}

  /** The numbers of the series of the source that all matchers select. */
  public static Ids of(PostingsSource source, List<LabelMatcher> matchers) {
    List<Ids> lists = new ArrayList<>();
    List<LabelMatcher> patterns = new ArrayList<>();
    List<LabelMatcher> filters = new ArrayList<>();
    for (LabelMatcher matcher : matchers) {
      Optional<Set<String>> literals = matcher.literals();
      if (matcher.type().isNegative() || matcher.matchesEmpty()) {
        filters.add(matcher);
      } else if (literals.isPresent()) {
        lists.add(
            Ids.union(
                literals.get().stream()
                    .map(value -> source.postings(matcher.name(), value))
                    .toList()));
      } else {
        patterns.add(matcher);
      }
    }
    if (lists.isEmpty()) {
      for (LabelMatcher pattern : patterns) {
        lists.add(
            Ids.union(
                source.values(pattern.name()).stream()
                    .filter(pattern::matches)
                    .map(value -> source.postings(pattern.name(), value))
                    .toList()));
      }
    } else {
      filters.addAll(patterns);
    }
    Ids found = intersect(source, lists);
    for (LabelMatcher filter : filters) {
      found = filter(source, found, filter);
    }
    return found;
  }

  private static Ids intersect(PostingsSource source, List<Ids> lists) {
    if (lists.isEmpty()) {
      return source.all();
    }
    lists.sort((a, b) -> Integer.compare(a.size(), b.size()));
    Ids found = lists.get(0);
    for (int i = 1; i < lists.size() && found.size() > 0; i++) {
      found = found.and(lists.get(i));
    }
    return found;
  }

  private static Ids filter(PostingsSource source, Ids ids, LabelMatcher matcher) {
    Map<String, Boolean> known = new HashMap<>();
    int[] kept = new int[ids.size()];
    int size = 0;
    for (int i = 0; i < ids.size(); i++) {
      String value = source.value(ids.get(i), matcher.name());
      if (known.computeIfAbsent(value, matcher::matches)) {
        kept[size++] = ids.get(i);
      }
    }
    return new Ids(kept, size);
  }
}
