package io.monitorix.examples.simulator.pbs;

import java.util.List;

/**
 * What runs by the clock: each job once a day (or, with tapes, a week), at its hour.
 *
 * @param type of the tasks
 * @param workerId what the tasks are about
 * @param hour of the day, UTC
 * @param seconds that a run takes
 * @param store that it works on
 * @param weekly whether on Saturdays alone
 */
public record Schedule(
    String type, String workerId, int hour, int seconds, String store, boolean weekly) {
  /** Tidies both datastores up. */
  static final String GC = "garbage_collection";

  /** Removes old backups. */
  static final String PRUNE = "prunejob";

  /** Reads new backups and compares checksums. */
  static final String VERIFY = "verificationjob";

  /** Fetches backups from elsewhere. */
  static final String SYNC = "syncjob";

  /** Writes backups to tape. */
  static final String TAPE = "tape-backup-job";

  private static final long DAY = 86_400;
  private static final int SYNC_FAILS_EVERY = 3;
  private static final int GC_WARNS_EVERY = 5;

  /** All schedules. */
  public static final List<Schedule> ALL =
      List.of(
          new Schedule(
              SYNC,
              "%s:%s:offsite::%s".formatted(PbsPlan.REMOTE, PbsPlan.REMOTE_STORE, PbsPlan.SYNC_JOB),
              2,
              410,
              "offsite",
              false),
          new Schedule(GC, "main", 4, 1260, "main", false),
          new Schedule(GC, "offsite", 4, 540, "offsite", false),
          new Schedule(PRUNE, "main", 5, 14, "main", false),
          new Schedule(PRUNE, "offsite", 5, 6, "offsite", false),
          new Schedule(VERIFY, "main:v-main", 6, 2400, "main", false),
          new Schedule(VERIFY, "offsite:v-offsite", 6, 700, "offsite", false),
          new Schedule(
              TAPE,
              "main:%s:%s:t-weekly".formatted(PbsPlan.POOL, PbsPlan.DRIVE),
              10,
              7200,
              "main",
              true));

  /** The one of a type that works on a datastore. */
  public static Schedule of(String type, String store) {
    return ALL.stream()
        .filter(schedule -> schedule.type().equals(type) && schedule.store().equals(store))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("nothing runs %s on %s".formatted(type, store)));
  }

  /** As calendar event. */
  public String calendar() {
    return (weekly ? "sat " : "") + "%02d:00".formatted(hour);
  }

  /** When the next run begins: epoch seconds. */
  public long next(long now) {
    long day = Math.floorDiv(now, DAY);
    while (startOn(day) <= now || !runsOn(day)) {
      day++;
    }
    return startOn(day);
  }

  boolean runsOn(long day) {
    // The first day of the epoch was a Thursday.
    return !weekly || Math.floorMod(day, 7L) == 2;
  }

  long startOn(long day) {
    return day * DAY + hour * 3600L;
  }

  String exitOn(long day) {
    if (type.equals(SYNC) && Math.floorMod(day, (long) SYNC_FAILS_EVERY) == 0) {
      return "sync failed with some errors.";
    }
    return type.equals(GC) && Math.floorMod(day, (long) GC_WARNS_EVERY) == 0 ? "WARNINGS: 1" : "OK";
  }
}
