package io.monitorix.exporter.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What holds where a file says nothing, by the keys of the file. Immutable. */
final class ShownDefaults {

  private static final String RESOURCE = "defaults.json";

  /** Sections that hold without being written. All others mean something by being there. */
  private static final Set<String> IMPLIED =
      Set.of(
          "web",
          "poll",
          "history",
          "events",
          "cache",
          "probes",
          "global",
          "database",
          "backup",
          "backup.keep",
          "auth",
          "auth.password");

  private final Map<?, ?> defaults;

  private ShownDefaults(Map<?, ?> defaults) {
    this.defaults = defaults;
  }

  /** Those that come along; they are made from the schema of the file. */
  static ShownDefaults read() {
    try (InputStream in = ShownDefaults.class.getResourceAsStream(RESOURCE)) {
      return new ShownDefaults(
          (Map<?, ?>)
              new Load(LoadSettings.builder().build())
                  .loadFromInputStream(Objects.requireNonNull(in, RESOURCE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file, and behind what it says what it does not. */
  Map<String, @Nullable Object> fill(Map<String, @Nullable Object> file) {
    return fill(file, defaults, "");
  }

  private static Map<String, @Nullable Object> fill(
      Map<?, ? extends @Nullable Object> written, Map<?, ?> defaults, String path) {
    Map<String, @Nullable Object> filled = new LinkedHashMap<>();
    written.forEach((key, value) -> filled.put(String.valueOf(key), value));
    defaults.forEach(
        (name, usual) -> {
          String key = String.valueOf(name);
          String place = path.isEmpty() ? key : path + "." + key;
          if (!(usual instanceof Map<?, ?> inner)) {
            filled.putIfAbsent(key, usual);
          } else if (filled.get(key) != null || filled.containsKey(key)) {
            filled.put(key, within(filled.get(key), inner, place));
          } else if (IMPLIED.contains(place)) {
            filled.put(key, fill(Map.of(), inner, place));
          }
        });
    return filled;
  }

  /** Of a list, and of a mapping with names of one's own, each element has defaults. */
  private static @Nullable Object within(
      @Nullable Object written, Map<?, ?> defaults, String place) {
    if (written instanceof List<?> list && defaults.get("[]") instanceof Map<?, ?> each) {
      return list.stream()
          .map(element -> element instanceof Map<?, ?> map ? fill(map, each, place) : element)
          .toList();
    }
    if (written instanceof Map<?, ?> map && defaults.get("*") instanceof Map<?, ?> each) {
      Map<String, @Nullable Object> filled = new LinkedHashMap<>();
      map.forEach(
          (name, value) ->
              filled.put(
                  String.valueOf(name),
                  value instanceof Map<?, ?> inner ? fill(inner, each, place) : value));
      return filled;
    }
    return written instanceof Map<?, ?> map ? fill(map, defaults, place) : written;
  }
}
