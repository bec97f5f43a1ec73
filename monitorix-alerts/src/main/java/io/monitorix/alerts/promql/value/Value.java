package io.monitorix.alerts.promql.value;

import io.monitorix.alerts.labels.Labels;
import java.util.List;

/** What a query gives. Times are milliseconds since 1970; values may be NaN and infinite. */
public sealed interface Value {

  /** A number without labels. */
  record Scalar(long time, double value) implements Value {}

  /** A text. */
  record Text(long time, String value) implements Value {}

  /** One element for each set of labels, all of one time. */
  record Vector(List<Element> elements) implements Value {
    public Vector {
      elements = List.copyOf(elements);
    }
  }

  /** An element of a vector. */
  record Element(Labels labels, long time, double value) {}

  /** A row of points for each set of labels, sorted by these. */
  record Matrix(List<Row> rows) implements Value {
    public Matrix {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The points of one set of labels, in the order of time.
   *
   * <p>The arrays are the row's own and are to be read only; they are of one length.
   */
  @SuppressWarnings("ArrayRecordComponent") // millions of boxed numbers would be worse
  record Row(Labels labels, long[] times, double[] values) {

    /** How many points it has. */
    public int size() {
      return times.length;
    }
  }
}
