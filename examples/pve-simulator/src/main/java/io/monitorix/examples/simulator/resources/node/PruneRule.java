package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.cluster.Backup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How many backups of a guest stay, such as {@code keep-last=3,keep-weekly=4}. Each option keeps
 * the newest of as many of its periods as it says, of those periods that none before it covers.
 */
final class PruneRule {
  private static final List<Period> PERIODS =
      List.of(
          new Period("keep-last", "uuuu-MM-dd HH:mm:ss"),
          new Period("keep-hourly", "uuuu-MM-dd HH"),
          new Period("keep-daily", "uuuu-MM-dd"),
          new Period("keep-weekly", "YYYY-ww"),
          new Period("keep-monthly", "uuuu-MM"),
          new Period("keep-yearly", "uuuu"));

  private final Map<String, Integer> counts;

  /**
   * An option, and what the times of one of its periods have in common.
   *
   * @param pattern weeks are those of ISO 8601, which begin on Mondays
   */
  private record Period(String option, String pattern) {
    String of(Backup backup) {
      return DateTimeFormatter.ofPattern(pattern, Locale.GERMANY)
          .withZone(ZoneOffset.UTC)
          .format(Instant.ofEpochSecond(backup.takenAt()));
    }
  }

  private PruneRule(Map<String, Integer> counts) {
    this.counts = counts;
  }

  /** Keeps this many; 0 for all. */
  static PruneRule last(int count) {
    return new PruneRule(count == 0 ? Map.of() : Map.of("keep-last", count));
  }

  /** Reads the parameter {@code prune-backups}. */
  static PruneRule parse(String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String option : text.split(",", -1)) {
      String[] pair = option.split("=", 2);
      if (pair.length == 2 && pair[0].equals("keep-all")) {
        continue;
      }
      if (pair.length != 2 || !isKnown(pair[0]) || !pair[1].matches("\\d{1,6}")) {
        throw ApiError.parameter(
            "prune-backups",
            "invalid format - format error\n%s: property is not defined in schema and the schema"
                    .formatted(pair[0])
                + " does not allow additional properties\n");
      }
      counts.put(pair[0], Integer.parseInt(pair[1]));
    }
    return new PruneRule(counts);
  }

  private static boolean isKnown(String option) {
    return PERIODS.stream().anyMatch(period -> period.option().equals(option));
  }

  /** Which of a guest's backups stay; without a count it is all. */
  Set<Backup> kept(List<Backup> backups) {
    if (counts.values().stream().allMatch(count -> count == 0)) {
      return Set.copyOf(backups);
    }
    List<Backup> newestFirst =
        backups.stream().sorted(Comparator.comparingLong(Backup::takenAt).reversed()).toList();
    Set<Backup> kept = new HashSet<>();
    PERIODS.forEach(period -> keep(newestFirst, period, kept));
    return kept;
  }

  private void keep(List<Backup> newestFirst, Period period, Set<Backup> kept) {
    int left = counts.getOrDefault(period.option(), 0);
    Set<String> covered = new HashSet<>();
    kept.forEach(backup -> covered.add(period.of(backup)));
    for (Backup backup : newestFirst) {
      if (left > 0 && !kept.contains(backup) && covered.add(period.of(backup))) {
        kept.add(backup);
        left--;
      }
    }
  }
}
