package io.monitorix.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of many calls: every key is in exactly one of the three, in the order in which they
 * were given.
 *
 * @param results what was answered
 * @param failures why there is no answer
 * @param unfinished what had not ended, or not begun, when the time was up
 * @param <K> what tells the calls apart
 * @param <V> what is answered; may be null where the calls answer nothing
 */
public record Outcomes<K, V extends @Nullable Object>(
    Map<K, V> results, Map<K, ProxmoxException> failures, Set<K> unfinished) {

  /** Copies the collections. */
  public Outcomes {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    unfinished = Collections.unmodifiableSet(new LinkedHashSet<>(unfinished));
  }

  /** Whether every call was answered. */
  public boolean complete() {
    return failures.isEmpty() && unfinished.isEmpty();
  }
}
