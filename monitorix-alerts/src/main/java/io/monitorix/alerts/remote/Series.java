package io.monitorix.alerts.remote;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All labels of a series, as they stand on the wire in a {@code TimeSeries}: sorted by name, the
 * metric's own name among them. Kept so, a series costs one array, and is sent by copying it.
 */
final class Series {

  private final byte[] labels;
  private final int hash;

  /** Of labels that nobody changes from here on. */
  Series(byte[] labels) {
    this.labels = labels;
    this.hash = Arrays.hashCode(labels);
  }

  /** Not to be changed. */
  byte[] labels() {
    return labels;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Series series
        && hash == series.hash
        && Arrays.equals(labels, series.labels);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
