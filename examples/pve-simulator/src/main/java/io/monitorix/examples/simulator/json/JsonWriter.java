package io.monitorix.examples.simulator.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends JSON to a growing array of bytes. The caller keeps the nesting right; commas are put
 * where they belong.
 *
 * <p>Not thread-safe: one writer serves one answer.
 */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final long FRACTION = 1_000_000_000_000L;
  private static final double LARGE = 9_000_000;

  private final Set<String> omitted;
  private byte[] bytes;
  private int length;

  /** A writer that writes every field; {@code capacity} is the number of bytes to start with. */
  public JsonWriter(int capacity) {
    this(capacity, Set.of());
  }

  /** A writer that leaves out the scalar fields named in {@code omitted}, wherever they stand. */
  public JsonWriter(int capacity, Set<String> omitted) {
    this.bytes = new byte[Math.max(64, capacity)];
    this.omitted = omitted;
  }

  /** Opens an object, as a value. */
  public JsonWriter beginObject() {
    separate();
    return append('{');
  }

  /** Closes the innermost object. */
  public JsonWriter endObject() {
    return append('}');
  }

  /** Opens an array, as a value. */
  public JsonWriter beginArray() {
    separate();
    return append('[');
  }

  /** Closes the innermost array. */
  public JsonWriter endArray() {
    return append(']');
  }

  /** Writes the name of a field whose value follows. */
  public JsonWriter name(String name) {
    separate();
    quoted(name);
    return append(':');
  }

  /** Writes a string as a value. */
  public JsonWriter value(String value) {
    separate();
    return quoted(value);
  }

  /** Writes an integer as a value. */
  public JsonWriter value(long value) {
    separate();
    return number(value);
  }

  /** Writes a boolean as a value. */
  public JsonWriter value(boolean value) {
    separate();
    return ascii(Boolean.toString(value));
  }

  /** Writes a finite number as a value. */
  public JsonWriter value(double value) {
    separate();
    return ascii(Double.toString(value).replace('E', 'e'));
  }

  /** Writes {@code null} as a value. */
  public JsonWriter nullValue() {
    separate();
    return ascii("null");
  }

  /** Writes a field with a string; a null value leaves the field out. */
  public JsonWriter field(String name, @Nullable String value) {
    return value == null || omitted.contains(name) ? this : name(name).value(value);
  }

  /** Writes a field with an integer. */
  public JsonWriter field(String name, long value) {
    return omitted.contains(name) ? this : name(name).value(value);
  }

  /** Writes a field with a boolean of JSON, as QEMU's own answers and backup servers have them. */
  public JsonWriter bool(String name, boolean value) {
    return omitted.contains(name) ? this : name(name).value(value);
  }

  /** Writes a field with a boolean as PVE does: 1 or 0. */
  public JsonWriter flag(String name, boolean value) {
    return field(name, value ? 1 : 0);
  }

  /**
   * Writes a field with a number of at most twelve decimals. As in Perl, what is below 0.0001 is
   * written with an exponent. Numbers from nine millions on have fewer decimals.
   *
   * @param value finite
   */
  public JsonWriter fraction(String name, double value) {
    if (omitted.contains(name)) {
      return this;
    }
    name(name);
    if (value != 0 && Math.abs(value) < 1e-4) {
      return ascii(Double.toString(value).replace('E', 'e'));
    }
    if (Math.abs(value) >= LARGE) {
      return ascii(
          BigDecimal.valueOf(value)
              .round(MathContext.DECIMAL64)
              .stripTrailingZeros()
              .toPlainString());
    }
    if (value < 0) {
      append('-');
    }
    long scaled = Math.round(Math.abs(value) * FRACTION);
    number(scaled / FRACTION);
    long rest = scaled % FRACTION;
    if (rest != 0) {
      append('.');
      for (long unit = FRACTION / 10; rest != 0; unit /= 10) {
        append((char) ('0' + rest / unit));
        rest %= unit;
      }
    }
    return this;
  }

  /** Writes a field with a finite number of any size, as Rust does: whole ones as 1.0. */
  public JsonWriter number(String name, double value) {
    return omitted.contains(name) ? this : name(name).value(value);
  }

  /** A copy of what has been written so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void separate() {
    if (length == 0) {
      return;
    }
    byte last = bytes[length - 1];
    // A quoted string ends in its quote, so that these three can only be structure.
    if (last != '{' && last != '[' && last != ':') {
      append(',');
    }
  }

  private JsonWriter number(long value) {
    if (value < 0) {
      return ascii(Long.toString(value));
    }
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    reserve(digits);
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  private JsonWriter quoted(String text) {
    append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return rest(text, i).append('"');
      }
      escaped(c);
    }
    return append('"');
  }

  /** What is outside ASCII is rare here, and may be a surrogate pair: the library encodes it. */
  private JsonWriter rest(String text, int from) {
    for (byte b : text.substring(from).getBytes(StandardCharsets.UTF_8)) {
      if (b < 0) {
        append((char) (b & 0xff));
      } else {
        escaped((char) b);
      }
    }
    return this;
  }

  private void escaped(char c) {
    switch (c) {
      case '"', '\\' -> append('\\').append(c);
      case '\n' -> append('\\').append('n');
      case '\t' -> append('\\').append('t');
      case '\r' -> append('\\').append('r');
      default -> {
        if (c < 0x20) {
          ascii("\\u00").append((char) HEX[c >> 4]).append((char) HEX[c & 15]);
        } else {
          append(c);
        }
      }
    }
  }

  private JsonWriter ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
    return this;
  }

  private JsonWriter append(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
