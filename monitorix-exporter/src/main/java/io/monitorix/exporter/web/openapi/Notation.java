package io.monitorix.exporter.web.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON Schema of the short notation of types. */
final class Notation {

  private static final String SCHEMAS = "#/components/schemas/";

  private Notation() {}

  /**
   * The schema of a type.
   *
   * @param type as YAML has it: a text, a list of one type, an object of one type without a value,
   *     or an object with {@code type} and {@code text}, or with {@code fields}
   * @throws IllegalArgumentException if it is none of them
   */
  static Map<String, Object> schema(@Nullable Object type) {
    if (type instanceof String text) {
      return ofText(text);
    }
    if (type instanceof List<?> list && list.size() == 1) {
      return array(list.get(0));
    }
    if (type instanceof Map<?, ?> map) {
      return ofMap(map);
    }
    throw new IllegalArgumentException("not a type: " + type);
  }

  private static Map<String, Object> ofMap(Map<?, ?> map) {
    if (map.size() == 1 && map.values().iterator().next() == null) {
      return mapOf(map.keySet().iterator().next());
    }
    if (map.get("fields") instanceof Map<?, ?> fields) {
      return object(fields);
    }
    if (!map.containsKey("type")) {
      throw new IllegalArgumentException("not a type: " + map);
    }
    Map<String, Object> schema = new LinkedHashMap<>(schema(map.get("type")));
    map.forEach(
        (key, value) -> {
          if ("text".equals(key)) {
            schema.put("description", value);
          } else if (!"type".equals(key)) {
            schema.put(String.valueOf(key), value);
          }
        });
    return schema;
  }

  private static Map<String, Object> ofText(String text) {
    if (text.endsWith("?")) {
      return orNull(schema(text.substring(0, text.length() - 1)));
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      return array(text.substring(1, text.length() - 1));
    }
    if (text.startsWith("{") && text.endsWith("}")) {
      return mapOf(text.substring(1, text.length() - 1));
    }
    if (text.startsWith("Page<") && text.endsWith(">")) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("items", List.of(text.substring("Page<".length(), text.length() - 1)));
      fields.put("next", "string?");
      return object(fields);
    }
    if (text.contains("|")) {
      return pairs("type", "string", "enum", List.of(text.split("\\|", -1)));
    }
    return switch (text) {
      case "string", "integer", "number", "boolean" -> pairs("type", text);
      case "time" -> pairs("type", "string", "format", "date-time");
      case "any" -> Map.of();
      default -> {
        if (!Character.isUpperCase(text.charAt(0))) {
          throw new IllegalArgumentException("not a type: " + text);
        }
        yield pairs("$ref", SCHEMAS + text);
      }
    };
  }

  /** An object of these fields. */
  static Map<String, Object> object(Map<?, ?> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    add(fields, properties, required);
    Map<String, Object> schema = pairs("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** Those of another object are merged in by the key of YAML 1.1 for that. */
  private static void add(Map<?, ?> fields, Map<String, Object> properties, List<String> required) {
    fields.forEach(
        (key, type) -> {
          String name = String.valueOf(key);
          if (name.equals("<<") && type instanceof Map<?, ?> others) {
            add(others, properties, required);
          } else if (name.endsWith("?")) {
            properties.put(name.substring(0, name.length() - 1), schema(type));
          } else {
            properties.put(name, schema(type));
            required.add(name);
          }
        });
  }

  private static Map<String, Object> array(@Nullable Object element) {
    return pairs("type", "array", "items", schema(element));
  }

  private static Map<String, Object> mapOf(@Nullable Object value) {
    return pairs("type", "object", "additionalProperties", schema(value));
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
      Map<String, Object> either = new LinkedHashMap<>(schema);
      either.put("type", List.of(type, "null"));
      return either;
    }
    return pairs("anyOf", List.of(schema, pairs("type", "null")));
  }

  /** Name, value, name, value, …: in this order, and it can be added to. */
  static Map<String, Object> pairs(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }
}
