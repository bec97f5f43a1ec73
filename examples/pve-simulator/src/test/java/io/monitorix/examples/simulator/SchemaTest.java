package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.resources.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds answers to what real servers declare, where those declarations lie beside the repository.
 */
class SchemaTest {
  @ParameterizedTest
  @CsvSource({"V7_4, pve-7.4.json", "V8_4, pve-8.4.json", "V9_1, pve-9.2.json"})
  void whatIsDeclaredAsAlwaysThereIsThere(PveRelease release, String file) throws IOException {
    Map<String, Object> declared = Browser.json(Files.readString(folder().resolve(file)));
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    try (Visit visit = new Visit(release)) {
      for (Route route : Resources.routes(release)) {
        Map<String, Object> resource = object(declared.get(Visit.name(route)));
        if (resource == null || !route.method().equals("GET")) {
          continue;
        }
        Answer answer = visit.ask(route);
        if (answer.status() == 200) {
          check(Visit.name(route), answer.data(), object(resource.get("returns")), wrong);
          checked++;
        }
        Map<String, Object> parameters = object(resource.get("params"));
        for (String parameter : route.parameters()) {
          if (parameters != null && !parameters.containsKey(parameter)) {
            wrong.add("%s: no parameter '%s'".formatted(Visit.name(route), parameter));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(80);
  }

  private static void check(
      String where,
      @Nullable Object value,
      @Nullable Map<String, Object> schema,
      List<String> wrong) {
    if (schema == null) {
      return;
    }
    if (value instanceof List<?> rows) {
      Map<String, Object> items = object(schema.get("items"));
      rows.stream().distinct().forEach(row -> check(where + "[]", row, items, wrong));
    }
    Map<String, Object> properties = object(schema.get("properties"));
    if (properties == null || value instanceof List<?>) {
      return;
    }
    Map<String, Object> fields = object(value);
    if (fields == null) {
      wrong.add("%s: an object is declared, and it is %s".formatted(where, value));
      return;
    }
    properties.forEach(
        (name, declaration) -> {
          Map<String, Object> property = Objects.requireNonNull(object(declaration), name);
          boolean optional =
              Objects.equals(property.get("optional"), true)
                  || Objects.equals(property.get("optional"), 1.0);
          if (fields.containsKey(name)) {
            Object field = fields.get(name);
            if (field != null) {
              check(where + "." + name, field, property, wrong);
            }
          } else if (!optional) {
            wrong.add("%s: no '%s'".formatted(where, name));
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
  }

  private static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("../shared/pve-schema"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no schemas beside the repository");
    return Objects.requireNonNull(folder).resolve("../shared/pve-schema");
  }
}
