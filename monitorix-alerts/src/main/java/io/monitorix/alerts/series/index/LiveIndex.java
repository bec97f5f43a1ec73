package io.monitorix.alerts.series.index;

import io.monitorix.alerts.labels.Labels;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;

/**
 * The index of series that come and go, on the heap. One thread changes it, others read without a
 * lock: lists only grow at their end, or are replaced.
 */
public final class LiveIndex implements PostingsSource {

  private final ConcurrentMap<String, ConcurrentMap<String, PostingList>> byName =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> names = new ConcurrentHashMap<>();
  private final PostingList all = new PostingList("");
  private final IntFunction<Labels> labels;

  /**
   * An empty one.
   *
   * @param labels gives those of a series, {@link Labels#EMPTY} if it is gone
   */
  public LiveIndex(IntFunction<Labels> labels) {
    this.labels = labels;
  }

  /** The same labels made of the strings that the index has already. */
  public Labels intern(Labels wanted) {
    String[] pairs = new String[2 * wanted.size()];
    for (int i = 0; i < wanted.size(); i++) {
      String name = names.computeIfAbsent(wanted.name(i), key -> key);
      pairs[2 * i] = name;
      pairs[2 * i + 1] = list(name, wanted.value(i)).value();
    }
    return Labels.ofSorted(pairs);
  }

  /**
   * Adds a series. It must be found under its number already.
   *
   * @param id greater than all before
   */
  public void add(int id, Labels interned) {
    for (int i = 0; i < interned.size(); i++) {
      list(interned.name(i), interned.value(i)).add(id);
    }
    all.add(id);
  }

  /** Removes series; costs as much as the lists that they are in. */
  public void remove(Map<Integer, Labels> series) {
    BitSet dead = new BitSet();
    Map<String, Map<String, Boolean>> touched = new ConcurrentHashMap<>();
    series.forEach(
        (id, itsLabels) -> {
          dead.set(id);
          itsLabels.forEach(
              (name, value) ->
                  touched.computeIfAbsent(name, key -> new ConcurrentHashMap<>()).put(value, true));
        });
    touched.forEach(
        (name, values) -> {
          Map<String, PostingList> lists = byName.getOrDefault(name, new ConcurrentHashMap<>());
          for (String value : values.keySet()) {
            PostingList list = lists.get(value);
            if (list != null && !list.remove(dead)) {
              lists.remove(value);
            }
          }
          if (lists.isEmpty()) {
            byName.remove(name);
            names.remove(name);
          }
        });
    all.remove(dead);
  }

  private PostingList list(String name, String value) {
    return byName
        .computeIfAbsent(name, key -> new ConcurrentHashMap<>(4))
        .computeIfAbsent(value, PostingList::new);
  }

  @Override
  public Ids all() {
    return all.ids();
  }

  @Override
  public Ids postings(String name, String value) {
    Map<String, PostingList> values = byName.get(name);
    PostingList list = values == null ? null : values.get(value);
    return list == null ? Ids.NONE : list.ids();
  }

  @Override
  public Collection<String> names() {
    return byName.keySet();
  }

  @Override
  public Collection<String> values(String name) {
    Map<String, PostingList> values = byName.get(name);
    return values == null ? List.of() : values.keySet();
  }

  @Override
  public String value(int id, String name) {
    return labels.apply(id).get(name);
  }

  @Override
  public Labels labels(int id) {
    return labels.apply(id);
  }
}
