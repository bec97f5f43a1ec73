package io.monitorix.client.internal.json;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record from an object. Unlike Moshi's own it knows from {@code @Nullable} what may be absent,
 * takes {@code []} and null for an empty object, forgives nested values of a wrong type, and
 * collects what has no component in one named {@code additional}, if there is one.
 */
public final class RecordAdapter<T> extends ReadOnlyAdapter<T> {

  private static final String ADDITIONAL = "additional";

  private final Slot[] slots;
  private final JsonReader.Options names;
  private final int additional;
  private final MethodHandle constructor;

  private record Slot(String name, JsonAdapter<?> adapter, @Nullable Object fallback, Need need) {}

  private enum Need {
    OPTIONAL,
    DEFAULTED,
    REQUIRED
  }

  private RecordAdapter(
      List<Slot> slots, List<String> ignored, int additional, MethodHandle constructor) {
    this.slots = slots.toArray(Slot[]::new);
    this.names =
        JsonReader.Options.of(
            Stream.concat(slots.stream().map(Slot::name), ignored.stream()).toArray(String[]::new));
    this.additional = additional;
    this.constructor = constructor;
  }

  /**
   * An adapter for a public record.
   *
   * @param ignored names that are passed over instead of being collected
   */
  public static <T> RecordAdapter<T> of(Class<T> type, Moshi moshi, String... ignored) {
    RecordComponent[] components = type.getRecordComponents();
    Slot[] slots = new Slot[components.length];
    Class<?>[] parameters = new Class<?>[components.length];
    int additional = -1;
    for (int i = 0; i < components.length; i++) {
      slots[i] = slot(components[i], moshi);
      parameters[i] = components[i].getType();
      if (components[i].getName().equals(ADDITIONAL) && parameters[i] == Map.class) {
        additional = i;
      }
    }
    try {
      MethodHandle constructor =
          MethodHandles.publicLookup()
              .findConstructor(type, MethodType.methodType(void.class, parameters))
              .asSpreader(Object[].class, components.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
      return new RecordAdapter<>(List.of(slots), List.of(ignored), additional, constructor);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " must be a public record", e);
    }
  }

  private static Slot slot(RecordComponent component, Moshi moshi) {
    Json renamed = component.getAnnotation(Json.class);
    String name = renamed == null ? component.getName() : renamed.name();
    JsonAdapter<?> adapter = moshi.adapter(component.getGenericType());
    Class<?> type = component.getType();
    if (type == List.class) {
      return new Slot(
          name,
          new NestedAdapter<>(adapter, JsonReader.Token.BEGIN_ARRAY),
          List.of(),
          Need.DEFAULTED);
    } else if (type == Map.class) {
      return new Slot(
          name,
          new NestedAdapter<>(adapter, JsonReader.Token.BEGIN_OBJECT),
          Map.of(),
          Need.DEFAULTED);
    }
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Slot(
        name,
        type.isRecord() ? new NestedAdapter<>(adapter, JsonReader.Token.BEGIN_OBJECT) : adapter,
        null,
        nullable ? Need.OPTIONAL : Need.REQUIRED);
  }

  @Override
  public T fromJson(JsonReader reader) throws IOException {
    return fromJson(reader, new @Nullable Object[slots.length]);
  }

  /** Reads the rows of one list: as this adapter, but not thread-safe, for less memory a row. */
  JsonAdapter<T> forRows() {
    @Nullable Object[] values = new @Nullable Object[slots.length];
    return new ReadOnlyAdapter<T>() {
      @Override
      public T fromJson(JsonReader reader) throws IOException {
        Arrays.fill(values, null);
        return RecordAdapter.this.fromJson(reader, values);
      }
    };
  }

  @SuppressWarnings("unchecked") // The constructor is that of T.
  private T fromJson(JsonReader reader, @Nullable Object[] values) throws IOException {
    if (beginObject(reader)) {
      readObject(reader, values);
      Slot missing = complete(values);
      // Behind the object the path is that of the next one: so ask before, and throw after.
      String path = missing == null ? "" : reader.getPath();
      reader.endObject();
      if (missing != null) {
        throw new MissingComponentException(missing.name(), path);
      }
    } else {
      Slot missing = complete(values);
      if (missing != null) {
        throw new MissingComponentException(missing.name(), reader.getPath());
      }
    }
    try {
      return (T) (Object) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a record's constructor threw a checked exception", e);
    }
  }

  private void readObject(JsonReader reader, @Nullable Object[] values) throws IOException {
    Map<String, String> rest = additional >= 0 ? new LinkedHashMap<>() : Map.of();
    while (reader.hasNext()) {
      int index = reader.selectName(names);
      if (index >= 0 && index < slots.length && index != additional) {
        values[index] = slots[index].adapter().fromJson(reader);
      } else if (additional >= 0 && index < slots.length) {
        String name = index == additional ? ADDITIONAL : reader.nextName();
        String value = TextMapAdapter.text(reader);
        if (value != null) {
          rest.put(name, value);
        }
      } else {
        if (index < 0) {
          reader.skipName();
        }
        reader.skipValue();
      }
    }
    if (additional >= 0) {
      values[additional] = rest;
    }
  }

  /** Puts in what may be absent; returns what must not be. */
  private @Nullable Slot complete(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        Slot slot = slots[i];
        if (slot.need() == Need.REQUIRED) {
          return slot;
        }
        values[i] = slot.fallback();
      }
    }
    return null;
  }

  /** Steps into an object; false where {@code []} or null stood for an empty one and was read. */
  static boolean beginObject(JsonReader reader) throws IOException {
    JsonReader.Token token = reader.peek();
    if (token == JsonReader.Token.NULL
        || (token == JsonReader.Token.BEGIN_ARRAY && isEmptyArray(reader))) {
      reader.skipValue();
      return false;
    }
    reader.beginObject();
    return true;
  }

  private static boolean isEmptyArray(JsonReader reader) throws IOException {
    try (JsonReader ahead = reader.peekJson()) {
      ahead.beginArray();
      return !ahead.hasNext();
    }
  }
}
