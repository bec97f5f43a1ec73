package io.monitorix.exporter.config;

import io.monitorix.alerts.report.ReportSchedule;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The key {@code backup}: what of the database is put aside, when, and where.
 *
 * @param schedule when; empty for never
 * @param keep how many stay
 * @param directory a folder; empty for {@code backups} in the data directory
 * @param s3 a bucket besides the folder; empty for none
 * @param beforeMigration whether one is made before tables are changed
 */
public record BackupConfig(
    Optional<ReportSchedule> schedule,
    Keep keep,
    Optional<Path> directory,
    Optional<S3Config> s3,
    boolean beforeMigration) {

  /** None by itself but before tables are changed. */
  public static final BackupConfig DEFAULT =
      new BackupConfig(Optional.empty(), Keep.DEFAULT, Optional.empty(), Optional.empty(), true);

  /**
   * The newest of each of the last days, weeks and months.
   *
   * @param daily 1 at least
   * @param weekly 0 for none
   * @param monthly 0 for none
   */
  public record Keep(int daily, int weekly, int monthly) {

    /** A week of days, a month of weeks, a year of months. */
    public static final Keep DEFAULT = new Keep(7, 4, 12);
  }
}
