package io.monitorix.exporter.backup.place;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which backups stay: the newest of each of the last days, weeks and months that have one. Weeks
 * begin on Monday.
 *
 * @param daily for how many days, 1 at least
 * @param weekly for how many weeks, 0 for none
 * @param monthly for how many months, 0 for none
 * @param zone whose days
 */
public record Retention(int daily, int weekly, int monthly, ZoneId zone) {

  /** Those that may go, the oldest first. Never the newest. */
  public List<BackupName> superfluous(Collection<BackupName> all) {
    List<BackupName> newestFirst =
        all.stream()
            .filter(name -> !name.migration())
            .sorted(Comparator.comparing(BackupName::madeAt).reversed())
            .toList();
    Set<BackupName> kept = new HashSet<>();
    keep(newestFirst, daily, day -> day, kept);
    keep(newestFirst, weekly, Retention::week, kept);
    keep(newestFirst, monthly, YearMonth::from, kept);
    return newestFirst.stream()
        .filter(name -> !kept.contains(name))
        .sorted(Comparator.comparing(BackupName::madeAt))
        .toList();
  }

  private static LocalDate week(LocalDate day) {
    return day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }

  private void keep(
      List<BackupName> newestFirst,
      int periods,
      Function<LocalDate, Object> period,
      Set<BackupName> kept) {
    Set<Object> seen = new LinkedHashSet<>();
    for (BackupName name : newestFirst) {
      Object of = period.apply(day(name.madeAt()));
      if (!seen.contains(of)) {
        if (seen.size() == periods) {
          return;
        }
        seen.add(of);
        kept.add(name);
      }
    }
  }

  private LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, zone);
  }
}
