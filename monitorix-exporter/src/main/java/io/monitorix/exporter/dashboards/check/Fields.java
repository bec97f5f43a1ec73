package io.monitorix.exporter.dashboards.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON, asked for what it may have: what is missing or of another kind is empty.
 *
 * @param map its fields, those with null left out
 */
record Fields(Map<String, Object> map) {

  static final Fields NONE = new Fields(Map.of());

  Fields {
    map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static Fields of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return NONE;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    object.forEach(
        (name, each) -> {
          if (each != null) {
            fields.put(String.valueOf(name), each);
          }
        });
    return new Fields(fields);
  }

  @Nullable Object get(String name) {
    return map.get(name);
  }

  /** A text; a whole number without a point. */
  String text(String name) {
    Object value = map.get(name);
    if (value instanceof Double number && number == Math.rint(number)) {
      return String.valueOf(number.longValue());
    }
    return value instanceof String || value instanceof Number ? value.toString() : "";
  }

  Fields object(String name) {
    return of(map.get(name));
  }

  /** The objects of a list, or of the values of an object. */
  List<Fields> objects(String name) {
    Object value = map.get(name);
    List<Fields> objects = new ArrayList<>();
    if (value instanceof Map<?, ?> object) {
      object.values().forEach(each -> objects.add(of(each)));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> objects.add(of(each)));
    }
    objects.removeIf(each -> each.map().isEmpty());
    return objects;
  }
}
