package io.monitorix.exporter.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which key somebody meant. */
final class NearestKey {

  private NearestKey() {}

  /** The key that is fewest edits away, if these are few for its length. */
  static Optional<String> to(String written, Collection<String> keys) {
    String normal = written.toLowerCase(Locale.ROOT).replace('-', '_');
    return keys.stream()
        .filter(key -> distanceTo(key, normal) <= Math.max(1, key.length() / 3))
        .min(Comparator.comparingInt(key -> distanceTo(key, normal)));
  }

  private static int distanceTo(String key, String normal) {
    return distance(normal, key.toLowerCase(Locale.ROOT));
  }

  /** Levenshtein's: insertions, deletions and replacements of single characters. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
