package io.monitorix.alerts.series.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Numbers of series, ascending.
 *
 * @param array not to be changed; what follows after {@code size} is of no meaning
 * @param size how many there are
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Compared nowhere; a copy each would be most of the work.
public record Ids(int[] array, int size) {

  /** None. */
  public static final Ids NONE = new Ids(new int[0], 0);

  /** One of them. */
  public int get(int index) {
    return array[index];
  }

  /** Those that both have. */
  public Ids and(Ids other) {
    Ids few = size <= other.size ? this : other;
    Ids many = size <= other.size ? other : this;
    int[] both = new int[few.size];
    int found = 0;
    int from = 0;
    for (int i = 0; i < few.size && from < many.size; i++) {
      from = many.firstAtLeast(few.array[i], from);
      if (from < many.size && many.array[from] == few.array[i]) {
        both[found++] = few.array[i];
      }
    }
    return new Ids(both, found);
  }

  /** Those that any of the lists has. */
  public static Ids union(List<Ids> lists) {
    if (lists.isEmpty()) {
      return NONE;
    }
    if (lists.size() == 1) {
      return lists.get(0);
    }
    int first = Integer.MAX_VALUE;
    for (Ids list : lists) {
      first = list.size == 0 ? first : Math.min(first, list.array[0]);
    }
    BitSet any = new BitSet();
    for (Ids list : lists) {
      for (int i = 0; i < list.size; i++) {
        any.set(list.array[i] - first);
      }
    }
    int[] union = new int[any.cardinality()];
    int size = 0;
    for (int id = any.nextSetBit(0); id >= 0; id = any.nextSetBit(id + 1)) {
      union[size++] = id + first;
    }
    return new Ids(union, size);
  }

  /** Doubles its step: lists of alike length cost a pass, unlike ones few looks. */
  private int firstAtLeast(int id, int from) {
    int step = 1;
    int low = from;
    while (low + step < size && array[low + step] < id) {
      low += step;
      step *= 2;
    }
    int found = Arrays.binarySearch(array, low, Math.min(size, low + step + 1), id);
    return found >= 0 ? found : -found - 1;
  }
}
