package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.Series;
import java.util.ArrayList;
import java.util.List;

/** A series that was selected, with all places where it has samples. */
final class Selected implements Series {

  private final Labels labels;
  private final List<Bounded> pieces = new ArrayList<>(1);
  private final List<Bounded> history = new ArrayList<>(0);

  Selected(Labels labels) {
    this.labels = labels;
  }

  /**
   * Adds a place that comes after those before; its samples count after one time, up to another.
   */
  void add(Piece piece, long after, long until) {
    pieces.add(new Bounded(piece, after, until));
  }

  /** Adds a place that counts up to the first sample of all others. */
  void addHistory(Piece piece) {
    history.add(new Bounded(piece, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public void read(long from, long to, SampleBuffer into) {
    long next = from;
    if (!history.isEmpty()) {
      long first = pieces.stream().mapToLong(at -> at.piece().firstTime()).min().orElse(to);
      next = read(history, next, pieces.isEmpty() ? to : Math.min(to, first - 1), into);
    }
    read(pieces, next, to, into);
  }

  /** A sample may be found twice while it moves from the heap to a block: it counts once. */
  private static long read(List<Bounded> places, long from, long to, SampleBuffer into) {
    long next = from;
    for (Bounded place : places) {
      long start = Math.max(next, place.after() == Long.MIN_VALUE ? next : place.after() + 1);
      long end = Math.min(to, place.until());
      int size = into.size();
      if (start <= end) {
        place.piece().read(start, end, into);
      }
      if (into.size() > size) {
        next = into.time(into.size() - 1) + 1;
      }
    }
    return next;
  }

  private record Bounded(Piece piece, long after, long until) {}
}
