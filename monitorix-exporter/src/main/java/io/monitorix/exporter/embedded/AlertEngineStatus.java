package io.monitorix.exporter.embedded;

import java.time.Duration;
import java.util.Optional;

/**
 * How an {@link AlertEngine} does.
 *
 * @param running whether it was started, and not stopped since
 * @param leads whether it evaluates and tells; false while another process on the same database
 *     does
 * @param fault why the database cannot be used; empty if it can, or there is none
 * @param rules how many there are
 * @param failingRules how many of them failed when they were evaluated last
 * @param pending notifications that are to go out
 * @param held notifications that wait for a time at which they may
 * @param dead notifications that were given up
 * @param oldestPending how long the one waits that waits longest; zero if none does
 */
public record AlertEngineStatus(
    boolean running,
    boolean leads,
    Optional<String> fault,
    int rules,
    int failingRules,
    int pending,
    int held,
    int dead,
    Duration oldestPending) {

  static final AlertEngineStatus STOPPED =
      new AlertEngineStatus(false, false, Optional.empty(), 0, 0, 0, 0, 0, Duration.ZERO);
}
