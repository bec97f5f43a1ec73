package io.monitorix.alerts.relabel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A set of labels while rules are applied to it. A label without a value is one that is not there.
 * It copies nothing until something is written, as most rules only look. For one thread.
 */
public final class MutableLabels {

  private LabelSource source;
  private boolean changed;

  // Apart, because Prometheus visits what rules have written after what was there.
  private final Map<String, String> untouched = new LinkedHashMap<>();
  private final Map<String, String> written = new LinkedHashMap<>();

  /** Labels that begin as those of the source. */
  public MutableLabels(LabelSource source) {
    this.source = source;
  }

  /** Begins anew with these labels, so that one object serves many series. */
  public void reset(LabelSource labels) {
    source = labels;
    changed = false;
    untouched.clear();
    written.clear();
  }

  /** Whether anything was written or removed since the beginning. */
  public boolean isChanged() {
    return changed;
  }

  /** The value of a label; empty without it. */
  public String get(String name) {
    if (changed) {
      String value = written.get(name);
      return value != null ? value : untouched.getOrDefault(name, "");
    }
    for (int i = 0; i < source.size(); i++) {
      if (source.name(i).equals(name)) {
        return source.value(i);
      }
    }
    return "";
  }

  /** Writes a label; an empty value removes it. */
  void set(String name, String value) {
    if (value.isEmpty()) {
      remove(name);
      return;
    }
    if (!get(name).equals(value)) {
      copy();
      untouched.remove(name);
      written.put(name, value);
    }
  }

  /** Removes a label. */
  void remove(String name) {
    if (!get(name).isEmpty()) {
      copy();
      untouched.remove(name);
      written.remove(name);
    }
  }

  /** Visits the labels that are there now, whatever the visitor does to them. */
  public void forEach(BiConsumer<String, String> visitor) {
    if (!changed) {
      LabelSource labels = source;
      for (int i = 0; i < labels.size(); i++) {
        if (!labels.value(i).isEmpty()) {
          visitor.accept(labels.name(i), labels.value(i));
        }
      }
      return;
    }
    List<Map.Entry<String, String>> now = new ArrayList<>();
    untouched.forEach((name, value) -> now.add(Map.entry(name, value)));
    written.forEach((name, value) -> now.add(Map.entry(name, value)));
    now.forEach(label -> visitor.accept(label.getKey(), label.getValue()));
  }

  /** The labels that are there now, sorted by name. */
  public NavigableMap<String, String> sorted() {
    NavigableMap<String, String> labels = new TreeMap<>();
    forEach(labels::put);
    return labels;
  }

  private void copy() {
    if (!changed) {
      forEach(untouched::put);
      changed = true;
    }
  }
}
