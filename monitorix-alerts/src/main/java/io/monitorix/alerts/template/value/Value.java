package io.monitorix.alerts.template.value;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Utf8Order;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A value of a template. Immutable. */
public sealed interface Value {

  /** No value: what a missing entry is, and nil. */
  Value NOTHING = new Nothing();

  /** Its type; that of nothing is {@link Type#ANY}. */
  Type type();

  /** Whether conditions take it for true: whether it is not empty and not zero. */
  boolean isTrue();

  /** A text. */
  static Value of(String text) {
    return new Text(text, Type.STRING);
  }

  /** A number with a fraction. */
  static Value of(double number) {
    return new Real(number);
  }

  /** A whole number, {@code int} in Go. */
  static Value of(long number) {
    return new Int(number, Type.INT);
  }

  /** True or false. */
  static Value of(boolean value) {
    return new Bool(value);
  }

  /** A list of texts. */
  static Value of(Collection<String> texts) {
    return new Items(Type.STRINGS, texts.stream().map(Value::of).toList());
  }

  /** Labels, as a map of texts. */
  static Value of(Labels labels) {
    return of(labels, Type.STRING_MAP);
  }

  /** Labels, as a map of texts with a type of its own. */
  static Value of(Labels labels, Type type) {
    Map<String, Value> entries = new LinkedHashMap<>();
    labels.forEach((name, value) -> entries.put(name, of(value)));
    return new Entries(type, entries);
  }

  /** No value. */
  record Nothing() implements Value {
    @Override
    public Type type() {
      return Type.ANY;
    }

    @Override
    public boolean isTrue() {
      return false;
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Value {
    @Override
    public Type type() {
      return Type.BOOL;
    }

    @Override
    public boolean isTrue() {
      return value;
    }
  }

  /** A whole number: also durations, months, days of the week. */
  record Int(long value, Type type) implements Value {
    @Override
    public boolean isTrue() {
      return type.isPointer() || value != 0;
    }
  }

  /** A number with a fraction. */
  record Real(double value) implements Value {
    @Override
    public Type type() {
      return Type.FLOAT;
    }

    @Override
    public boolean isTrue() {
      return value != 0;
    }
  }

  /** A text, or HTML. */
  record Text(String value, Type type) implements Value {
    @Override
    public boolean isTrue() {
      return !value.isEmpty();
    }
  }

  /** A point in time. */
  record Moment(ZonedDateTime time, Type type) implements Value {
    @Override
    public boolean isTrue() {
      return true;
    }
  }

  /** A list. */
  record Items(Type type, List<Value> elements) implements Value {
    public Items {
      elements = List.copyOf(elements);
    }

    @Override
    public boolean isTrue() {
      return !elements.isEmpty();
    }
  }

  /** A map from texts, in the order of their bytes. */
  record Entries(Type type, Map<String, Value> entries) implements Value {
    public Entries {
      Map<String, Value> sorted = new TreeMap<>(Utf8Order::compare);
      sorted.putAll(entries);
      entries = Collections.unmodifiableMap(sorted);
    }

    @Override
    public boolean isTrue() {
      return !entries.isEmpty();
    }
  }

  /** A struct: fields in their order. */
  record Struct(Type type, Map<String, Value> fields) implements Value {
    public Struct {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public boolean isTrue() {
      return true;
    }
  }
}
