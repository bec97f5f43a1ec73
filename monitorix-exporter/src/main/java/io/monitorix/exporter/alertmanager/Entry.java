package io.monitorix.exporter.alertmanager;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * An alert or a silence, as a server told of it.
 *
 * @param fields as they were in the JSON
 */
public record Entry(Map<String, Object> fields) {

  /** Copies the fields. */
  public Entry {
    fields = new LinkedHashMap<>(fields);
  }

  /** A text, at a path such as {@code status}, {@code state}; empty if there is none. */
  public String text(String... path) {
    Object found = fields;
    for (String name : path) {
      found = found instanceof Map<?, ?> mapping ? mapping.get(name) : null;
    }
    return found instanceof String text ? text : "";
  }

  /** The texts of an object, or of what is below it. */
  public Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (fields.get(name) instanceof Map<?, ?> mapping) {
      mapping.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }

  /** The objects of a list. */
  public List<Entry> entries(String name) {
    List<Entry> entries = new ArrayList<>();
    if (fields.get(name) instanceof List<?> list) {
      list.forEach(each -> of(each, entries));
    }
    return entries;
  }

  /** A number, without a fraction where it has none; empty if there is none. */
  public String number(String... path) {
    Object found = fields;
    for (String name : path) {
      found = found instanceof Map<?, ?> mapping ? mapping.get(name) : null;
    }
    if (!(found instanceof Double number)) {
      return "";
    }
    return isWhole(number) ? Long.toString(number.longValue()) : number.toString();
  }

  /** A whole number; 0 if there is none. */
  public long whole(String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** A value for people to read: numbers without a fraction where they have none. */
  public static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> mapping) {
      Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
      mapping.forEach((key, each) -> plain.put(key, plain(each)));
      return plain;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(each -> plain.add(plain(each)));
      return plain;
    }
    return value instanceof Double number && isWhole(number) ? number.longValue() : value;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15;
  }

  /** The texts of a list. */
  public List<String> list(String name) {
    List<String> texts = new ArrayList<>();
    if (fields.get(name) instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    }
    return texts;
  }

  /** Whether a field is true. */
  public boolean flag(String name, boolean otherwise) {
    return fields.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  /** The texts of a list in an object. */
  public List<String> list(String object, String name) {
    List<String> texts = new ArrayList<>();
    if (fields.get(object) instanceof Map<?, ?> mapping
        && mapping.get(name) instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    }
    return texts;
  }

  static void of(Object value, List<Entry> entries) {
    if (value instanceof Map<?, ?> mapping) {
      Map<String, Object> fields = new LinkedHashMap<>();
      mapping.forEach(
          (key, each) -> {
            if (each != null) {
              fields.put(String.valueOf(key), each);
            }
          });
      entries.add(new Entry(fields));
    }
  }

  /** A list of them as JSON, in one line. */
  public static String json(List<Entry> entries) {
    try {
      Buffer buffer = new Buffer();
      JsonWriter out = JsonWriter.of(buffer);
      out.jsonValue(entries.stream().map(entry -> plain(entry.fields())).toList());
      return buffer.readUtf8();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
