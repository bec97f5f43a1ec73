package io.monitorix.alerts.series.wal;

import java.nio.file.Path;

/**
 * A segment that is no longer written.
 *
 * @param number grows from segment to segment
 * @param maxTime the latest sample in it; {@link Long#MIN_VALUE} without any
 * @param size in bytes
 */
public record Segment(Path file, int number, long maxTime, long size) {

  static final String SUFFIX = ".wal";

  static String name(int number) {
    return String.format("%08d%s", number, SUFFIX);
  }
}
