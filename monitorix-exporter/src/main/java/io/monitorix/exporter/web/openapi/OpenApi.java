package io.monitorix.exporter.web.openapi;

import static io.monitorix.exporter.web.openapi.Notation.pairs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document: all areas, joined. */
public final class OpenApi {

  /** One file each; who adds an area adds its name. */
  private static final List<String> AREAS =
      List.of(
          "targets",
          "inventory",
          "services",
          "alerts",
          "silences",
          "rules",
          "notifications",
          "reports",
          "events",
          "configuration",
          "accounts",
          "backups",
          "document");

  private OpenApi() {}

  /**
   * The document, as JSON has it: maps, lists, texts, numbers.
   *
   * @throws IllegalArgumentException if a file of an area is wrong
   */
  public static Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>(texts(file("common")));
    Map<String, Object> components = texts(document.remove("components"));
    Map<String, Object> schemas = new LinkedHashMap<>();
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    List<Object> tags = new ArrayList<>();
    read(document.remove("schemas"), schemas);
    for (String area : AREAS) {
      Map<String, Object> told = file(area);
      tags.add(pairs("name", area, "description", String.valueOf(told.get("text"))));
      texts(told.get("operations"))
          .forEach(
              (name, operation) -> {
                Operation each = Operation.of(area, name, texts(operation));
                paths
                    .computeIfAbsent(each.path(), path -> new LinkedHashMap<>())
                    .put(each.key(), each.described());
              });
      read(told.get("schemas"), schemas);
    }
    components.put("schemas", schemas);
    document.put("tags", tags);
    document.put("paths", paths);
    document.put("components", components);
    return document;
  }

  private static void read(@Nullable Object told, Map<String, Object> schemas) {
    texts(told)
        .forEach(
            (name, type) -> {
              Object schema =
                  type instanceof Map<?, ?> fields
                      ? Notation.object(fields)
                      : Notation.schema(type);
              if (schemas.put(name, schema) != null) {
                throw new IllegalArgumentException("two schemas are called " + name);
              }
            });
  }

  private static Map<String, Object> file(String area) {
    String name = area + ".yaml";
    try (InputStream in = OpenApi.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + name);
      }
      return texts(new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static Map<String, Object> texts(@Nullable Object map) {
    Map<String, Object> texts = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> found) {
      found.forEach((key, value) -> texts.put(String.valueOf(key), value));
    }
    return texts;
  }
}
