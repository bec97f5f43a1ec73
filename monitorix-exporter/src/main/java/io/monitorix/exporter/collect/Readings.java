package io.monitorix.exporter.collect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the sources gave. Immutable. */
public final class Readings {

  /** Nothing at all. */
  public static final Readings NONE = builder().build();

  private final Map<Source<?>, Map<Subject, Object>> values;

  private Readings(Map<Source<?>, Map<Subject, Object>> values) {
    this.values = values;
  }

  /**
   * The value of a source about the target as a whole; null where it could not be read, lately or
   * at all.
   */
  @SuppressWarnings("unchecked") // the builder takes for each source values of its own type only
  public <T> @Nullable T get(Source<T> source) {
    return (T) values.getOrDefault(source, Map.of()).get(Subject.TARGET);
  }

  /** Hands over the values of a source about nodes, by node. */
  public <T> void forEachNode(Source<T> source, BiConsumer<String, T> action) {
    forEach(
        source,
        (subject, value) -> {
          if (subject instanceof Subject.Node node) {
            action.accept(node.name(), value);
          }
        });
  }

  /** Hands over the values of a source about guests. */
  public <T> void forEachGuest(Source<T> source, BiConsumer<Subject.Guest, T> action) {
    forEach(
        source,
        (subject, value) -> {
          if (subject instanceof Subject.Guest guest) {
            action.accept(guest, value);
          }
        });
  }

  /** Hands over the values of a source about storages. */
  public <T> void forEachStorage(Source<T> source, BiConsumer<Subject.Storage, T> action) {
    forEach(
        source,
        (subject, value) -> {
          if (subject instanceof Subject.Storage storage) {
            action.accept(storage, value);
          }
        });
  }

  /** Hands over the values of a source about datastores. */
  public <T> void forEachDatastore(Source<T> source, BiConsumer<String, T> action) {
    forEach(
        source,
        (subject, value) -> {
          if (subject instanceof Subject.Datastore datastore) {
            action.accept(datastore.name(), value);
          }
        });
  }

  @SuppressWarnings("unchecked") // the builder takes for each source values of its own type only
  private <T> void forEach(Source<T> source, BiConsumer<Subject, T> action) {
    values
        .getOrDefault(source, Map.of())
        .forEach((subject, value) -> action.accept(subject, (T) value));
  }

  /** Whether there is nothing at all. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** A builder without values. */
  public static Builder builder() {
    return new Builder();
  }

  /** Gathers readings; for one thread. */
  public static final class Builder {
    private final Map<Source<?>, Map<Subject, Object>> values = new HashMap<>();

    private Builder() {}

    /** Adds a value of a source about the target as a whole. */
    public <T> Builder put(Source<T> source, T value) {
      return put(source, Subject.TARGET, value);
    }

    /** Adds a value. */
    public <T> Builder put(Source<T> source, Subject subject, T value) {
      values.computeIfAbsent(source, any -> new LinkedHashMap<>()).put(subject, value);
      return this;
    }

    /** What was added; the builder is not to be used after. */
    public Readings build() {
      return new Readings(values);
    }
  }
}
