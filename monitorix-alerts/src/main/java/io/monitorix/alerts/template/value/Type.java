package io.monitorix.alerts.template.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type that a value would have in Go: rules of comparison and messages go by it. Two types are
 * the same when their names are.
 */
public final class Type {

  /** What a type is made of. */
  public enum Kind {
    ANY,
    BOOL,
    INT,
    UINT,
    FLOAT,
    STRING,
    LIST,
    MAP,
    STRUCT
  }

  public static final Type ANY = new Type("interface {}", Kind.ANY, null, false);

  /** A parameter that takes anything as it is, missing values too. */
  public static final Type VALUE = new Type("reflect.Value", Kind.ANY, null, false);

  public static final Type BOOL = new Type("bool", Kind.BOOL, null, false);
  public static final Type INT = new Type("int", Kind.INT, null, false);
  public static final Type INT64 = new Type("int64", Kind.INT, null, false);
  public static final Type UINT8 = new Type("uint8", Kind.UINT, null, false);
  public static final Type FLOAT = new Type("float64", Kind.FLOAT, null, false);
  public static final Type STRING = new Type("string", Kind.STRING, null, false);

  /** Text that is HTML already and is not to be escaped. */
  public static final Type HTML = new Type("template.HTML", Kind.STRING, null, false);

  public static final Type STRINGS = new Type("[]string", Kind.LIST, STRING, false);
  public static final Type STRING_MAP = new Type("map[string]string", Kind.MAP, STRING, false);
  public static final Type ANY_MAP = new Type("map[string]interface {}", Kind.MAP, ANY, false);

  private final String name;
  private final Kind kind;
  private final @Nullable Type element;
  private final boolean pointer;
  private final Map<String, Function> methods;

  private Type(String name, Kind kind, @Nullable Type element, boolean pointer) {
    this(name, kind, element, pointer, Map.of());
  }

  private Type(
      String name,
      Kind kind,
      @Nullable Type element,
      boolean pointer,
      Map<String, Function> methods) {
    this.name = name;
    this.kind = kind;
    this.element = element;
    this.pointer = pointer;
    this.methods = methods;
  }

  /** A type of structs. */
  public static Type struct(String name, Function... methods) {
    return new Type(name, Kind.STRUCT, null, false, byName(methods));
  }

  /** A type of lists. */
  public static Type list(String name, Type element, Function... methods) {
    return new Type(name, Kind.LIST, element, false, byName(methods));
  }

  /** A type of maps from strings. */
  public static Type map(String name, Type element, Function... methods) {
    return new Type(name, Kind.MAP, element, false, byName(methods));
  }

  /** A type of integers with a name of its own. */
  public static Type integer(String name, Function... methods) {
    return new Type(name, Kind.INT, null, false, byName(methods));
  }

  /** The type of pointers to values of this one. */
  public Type pointer() {
    return new Type("*" + name, kind, element, true, methods);
  }

  /** What a pointer's values point to; the type itself where it is none. */
  public Type pointee() {
    return pointer ? new Type(name.substring(1), kind, element, false, methods) : this;
  }

  /** As Go names it. */
  public String name() {
    return name;
  }

  /** What it is made of; for pointers, what they point to is. */
  public Kind kind() {
    return kind;
  }

  /** Whether its values are pointers. */
  public boolean isPointer() {
    return pointer;
  }

  /** Whether a function that wants this type takes nil. */
  public boolean canBeNil() {
    return kind == Kind.ANY || kind == Kind.LIST || kind == Kind.MAP || pointer;
  }

  /** What lists and maps of this type consist of; {@link #ANY} for all others. */
  public Type element() {
    return element == null ? ANY : element;
  }

  /** A method of its values. */
  public Optional<Function> method(String method) {
    return Optional.ofNullable(methods.get(method));
  }

  /** The value that one has which was never set. */
  public Value zero() {
    return switch (kind) {
      case BOOL -> new Value.Bool(false);
      case INT, UINT -> new Value.Int(0, this);
      case FLOAT -> new Value.Real(0);
      case STRING -> new Value.Text("", this);
      case LIST -> new Value.Items(this, List.of());
      case MAP -> new Value.Entries(this, Map.of());
      case ANY, STRUCT -> Value.NOTHING;
    };
  }

  /** Whether a value of another type can be given where this one is wanted. */
  public boolean takes(Type other) {
    if (equals(ANY) || equals(VALUE) || name.equals(other.name)) {
      return true;
    }
    if (other.pointer && other.name.equals("*" + name)) {
      return true;
    }
    // A named list or map goes where the plain one is wanted.
    boolean plain = name.startsWith("[]") || name.startsWith("map[");
    return plain
        && kind == other.kind
        && !other.pointer
        && element().name.equals(other.element().name);
  }

  private static Map<String, Function> byName(Function... functions) {
    Map<String, Function> all = new HashMap<>();
    for (Function function : functions) {
      all.put(function.name(), function);
    }
    return Map.copyOf(all);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Type that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
