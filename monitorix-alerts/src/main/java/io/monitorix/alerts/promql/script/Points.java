package io.monitorix.alerts.promql.script;

import java.util.BitSet;

/** Values one step apart, of which some may be missing. Built up once, then only read. */
public final class Points {

  /** More than any script needs; a typing mistake such as x100000000 shall not fill the memory. */
  static final int MOST = 10_000_000;

  private double[] values = new double[16];
  private final BitSet present = new BitSet();
  private int size;

  /**
   * Adds a value.
   *
   * @throws IllegalArgumentException if there are too many
   */
  void add(double value) {
    gap();
    values[size - 1] = value;
    present.set(size - 1);
  }

  /** Adds a step without a value. */
  void gap() {
    if (size == MOST) {
      throw new IllegalArgumentException("more than " + MOST + " points in one series");
    }
    if (size == values.length) {
      values = java.util.Arrays.copyOf(values, 2 * size);
    }
    size++;
  }

  /** How many steps there are. */
  public int size() {
    return size;
  }

  /** Whether a step has a value. */
  public boolean has(int index) {
    return present.get(index);
  }

  /** The value of a step that has one; it may be a marker of staleness. */
  public double value(int index) {
    return values[index];
  }

  /** Whether no step has a value. */
  boolean isEmpty() {
    return present.isEmpty();
  }
}
