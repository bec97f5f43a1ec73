package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.value.Value;
import java.util.List;

/**
 * What a chart has to show.
 *
 * @param from the first time, in milliseconds since 1970, and {@code to} the last
 * @param least the least value, and {@code greatest} the greatest; less and greater by a little
 *     where they are the same
 * @param left how many points are not finite
 */
record Extent(long from, long to, double least, double greatest, int left) {

  static Extent of(List<Value.Row> rows) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int left = 0;
    for (Value.Row row : rows) {
      for (int i = 0; i < row.size(); i++) {
        from = Math.min(from, row.times()[i]);
        to = Math.max(to, row.times()[i]);
        double value = row.values()[i];
        if (Double.isFinite(value)) {
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
        } else {
          left++;
        }
      }
    }
    double room = least == greatest ? Math.max(Math.abs(least) * 0.1, 1) : 0;
    return new Extent(from, to, least - room, greatest + room, left);
  }

  boolean isEmpty() {
    return !Double.isFinite(least);
  }

  /** Which of the places from left to right a time belongs to. */
  int column(long time, int places) {
    return to == from ? 0 : (int) Math.round((double) (time - from) / (to - from) * (places - 1));
  }

  /** Which of the places from top to bottom a value belongs to. */
  int line(double value, int places) {
    // Halves, as the difference of two great numbers can be infinite.
    double share = (value / 2 - least / 2) / (greatest / 2 - least / 2);
    return (int) Math.round((1 - share) * (places - 1));
  }

  /** The value at a share of the height, 0 being the bottom. */
  double valueAt(double share) {
    return least * (1 - share) + greatest * share;
  }
}
