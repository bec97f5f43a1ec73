package io.monitorix.exporter.backup.place;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an archive that Monitorix makes: {@code monitorix-20261130T033000Z.tar.gz}, or {@code
 * before-migration-alerts-v5-20261130T033000Z.tar.gz}. Nothing else in a folder is touched.
 *
 * @param text the name
 * @param madeAt to the second
 * @param migration whether it was made as tables were about to be changed; such ones are kept
 */
public record BackupName(String text, Instant madeAt, boolean migration) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern PATTERN =
      Pattern.compile(
          "(monitorix|before-migration-[a-z]{1,20}-v[0-9]{1,9})-([0-9]{8}T[0-9]{6}Z)\\.tar\\.gz");

  /** Of one that is made now, by the schedule or on demand. */
  public static BackupName at(Instant now) {
    return of("monitorix", now, false);
  }

  /** Of one that is made before tables of this version are changed. */
  public static BackupName beforeMigration(String schema, int version, Instant now) {
    return of("before-migration-" + schema + "-v" + version, now, true);
  }

  private static BackupName of(String begin, Instant now, boolean migration) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return new BackupName(begin + "-" + TIME.format(second) + ".tar.gz", second, migration);
  }

  /** Reads a name; empty if Monitorix makes none like it. */
  public static Optional<BackupName> parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Instant madeAt = LocalDateTime.parse(matcher.group(2), TIME).toInstant(ZoneOffset.UTC);
      return Optional.of(new BackupName(text, madeAt, !matcher.group(1).equals("monitorix")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
