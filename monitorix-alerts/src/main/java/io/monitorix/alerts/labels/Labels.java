package io.monitorix.alerts.labels;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a series, sorted by name in the order of their UTF-8 bytes, each name once. A label
 * without a value is one that is not there. The name of the metric is the label {@link #NAME}.
 * Immutable.
 */
public final class Labels implements Comparable<Labels> {

  /** The label that carries the metric's name. */
  public static final String NAME = "__name__";

  /** No labels. */
  public static final Labels EMPTY = new Labels(new String[0]);

  /** Name, value, name, value, … */
  private final String[] pairs;

  private int hash;

  private Labels(String[] pairs) {
    this.pairs = pairs;
  }

  /**
   * Labels from names and values in turn, in any order.
   *
   * @throws IllegalArgumentException if a value is missing, or a name stands twice
   */
  public static Labels of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a value is missing after label name: " + namesAndValues[namesAndValues.length - 1]);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (labels.put(namesAndValues[i], namesAndValues[i + 1]) != null) {
        throw new IllegalArgumentException("label stands twice: " + namesAndValues[i]);
      }
    }
    return of(labels);
  }

  /** Labels from a map, in any order. */
  public static Labels of(Map<String, String> labels) {
    TreeMap<String, String> sorted = new TreeMap<>(Utf8Order::compare);
    labels.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            sorted.put(name, value);
          }
        });
    String[] pairs = new String[2 * sorted.size()];
    int i = 0;
    for (Map.Entry<String, String> label : sorted.entrySet()) {
      pairs[i++] = label.getKey();
      pairs[i++] = label.getValue();
    }
    return pairs.length == 0 ? EMPTY : new Labels(pairs);
  }

  /**
   * Labels from names and values in turn that are sorted already, without empty values; for code
   * that reads its own files. Takes the array over.
   *
   * @throws IllegalArgumentException if they are not sorted
   */
  public static Labels ofSorted(String[] namesAndValues) {
    for (int i = 2; i < namesAndValues.length; i += 2) {
      if (Utf8Order.compare(namesAndValues[i - 2], namesAndValues[i]) >= 0) {
        throw new IllegalArgumentException(
            "labels are not sorted: " + namesAndValues[i - 2] + ", " + namesAndValues[i]);
      }
    }
    return new Labels(namesAndValues);
  }

  /** How many there are. */
  public int size() {
    return pairs.length / 2;
  }

  /** The name of a label, of the {@link #size()} ones. */
  public String name(int index) {
    return pairs[2 * index];
  }

  /** Its value. */
  public String value(int index) {
    return pairs[2 * index + 1];
  }

  /** The value of a label; empty if it is not there. */
  public String get(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return "";
  }

  /** Whether the label is there. */
  public boolean has(String name) {
    return !get(name).isEmpty();
  }

  /** The name of the metric; empty without one. */
  public String metric() {
    return get(NAME);
  }

  /** These labels with one set; an empty value removes it. */
  public Labels with(String name, String value) {
    if (get(name).equals(value)) {
      return this;
    }
    Map<String, String> labels = toMap();
    labels.put(name, value);
    return of(labels);
  }

  /** These labels without those of the names. */
  public Labels without(Collection<String> names) {
    return filter(name -> !names.contains(name));
  }

  /** These labels without the metric's name. */
  public Labels withoutMetric() {
    return has(NAME) ? filter(name -> !name.equals(NAME)) : this;
  }

  /** These labels without any others than those of the names. */
  public Labels keep(Collection<String> names) {
    return filter(names::contains);
  }

  /** Those whose names pass. */
  public Labels filter(Predicate<String> names) {
    String[] kept = new String[pairs.length];
    int size = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      if (names.test(pairs[i])) {
        kept[size++] = pairs[i];
        kept[size++] = pairs[i + 1];
      }
    }
    if (size == pairs.length) {
      return this;
    }
    return size == 0 ? EMPTY : new Labels(Arrays.copyOf(kept, size));
  }

  /** Visits them in their order. */
  public void forEach(BiConsumer<String, String> visitor) {
    for (int i = 0; i < pairs.length; i += 2) {
      visitor.accept(pairs[i], pairs[i + 1]);
    }
  }

  /** A map of its own, in the order of the names. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    forEach(map::put);
    return map;
  }

  @Override
  public int compareTo(Labels other) {
    int length = Math.min(pairs.length, other.pairs.length);
    for (int i = 0; i < length; i++) {
      int order = Utf8Order.compare(pairs[i], other.pairs[i]);
      if (order != 0) {
        return order;
      }
    }
    return pairs.length - other.pairs.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Labels that
        && hashCode() == that.hashCode()
        && Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(pairs);
      hash = known;
    }
    return known;
  }

  /** As Prometheus writes a series: {@code metric{label="value"}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    String metric = metric();
    boolean plain = Names.isMetric(metric);
    if (plain) {
      text.append(metric);
    }
    StringBuilder list = new StringBuilder();
    forEach(
        (name, value) -> {
          if (name.equals(NAME) && plain) {
            return;
          }
          list.append(list.length() == 0 ? "" : ", ");
          list.append(Names.isLabel(name) ? name : Names.quote(name));
          list.append('=').append(Names.quote(value));
        });
    if (list.length() > 0 || !plain) {
      text.append('{').append(list).append('}');
    }
    return text.toString();
  }
}
