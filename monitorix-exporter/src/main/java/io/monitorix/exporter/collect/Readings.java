package io.monitorix.exporter.collect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sources gave. Immutable. */
public final class Readings {

  private final Map<Source<?>, Object> values;

  private Readings(Map<Source<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** The value of the source; null where it could not be read, lately or at all. */
  @SuppressWarnings("unchecked") // the builder takes for each source a value of its own type only
  public <T> @Nullable T get(Source<T> source) {
    return (T) values.get(source);
  }

  /** Whether there is nothing at all. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Gathers readings; for one thread. */
  static final class Builder {
    private final Map<Source<?>, Object> values = new HashMap<>();

    private Builder() {}

    <T> Builder put(Source<T> source, T value) {
      values.put(source, value);
      return this;
    }

    Readings build() {
      return new Readings(values);
    }
  }
}
