package io.monitorix.alerts.series.index;

import java.util.Arrays;
import java.util.BitSet;

/** Numbers of series that grow at the end. One thread adds, others read without a lock. */
final class PostingList {

  private final String value;
  private volatile Ids ids = new Ids(new int[2], 0);

  PostingList(String value) {
    this.value = value;
  }

  /** The value of the label, the one string of it that all series share. */
  String value() {
    return value;
  }

  Ids ids() {
    return ids;
  }

  /** Adds one that is greater than all before. */
  void add(int id) {
    Ids before = ids;
    int[] array = before.array();
    if (before.size() == array.length) {
      array = Arrays.copyOf(array, array.length + Math.max(2, array.length / 2));
    }
    array[before.size()] = id;
    ids = new Ids(array, before.size() + 1);
  }

  /** Leaves some out; whether any is left. */
  boolean remove(BitSet dead) {
    Ids before = ids;
    int[] kept = new int[before.size()];
    int size = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!dead.get(before.get(i))) {
        kept[size++] = before.get(i);
      }
    }
    ids = new Ids(Arrays.copyOf(kept, size), size);
    return size > 0;
  }
}
