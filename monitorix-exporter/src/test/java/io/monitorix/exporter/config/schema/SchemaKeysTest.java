package io.monitorix.exporter.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.config.OwnIntegrations;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the schema to what the loader reads: its keys, both ways, and its defaults. */
class SchemaKeysTest {

  private static final ObjectNode SCHEMA = ConfigSchema.build();
  private static final String UNKNOWN = "qqqqqqqqqqqqqqqqqqqq";
  private static final Pattern KNOWN =
      Pattern.compile("unknown key '" + UNKNOWN + "'.*; known (?:here )?are (.+)");

  @TempDir Path folder;
  private Loading loading;

  @BeforeEach
  void openFolder() {
    loading = new Loading(folder);
  }

  static Stream<SchemaPlace> places() {
    return SchemaWalk.places(SCHEMA).stream();
  }

  /** The loader names all that it knows when it meets a key that it does not. */
  @ParameterizedTest
  @MethodSource("places")
  void keysAreThoseOfTheLoader(SchemaPlace place) {
    ObjectNode mapping = SchemaWalk.least(SCHEMA, place);
    mapping.put(UNKNOWN, 1);
    ObjectNode file = place.file().apply(mapping);
    Set<String> known = new LinkedHashSet<>(known(file));
    if (place.path().endsWith(".collectors")) {
      file.findParent("collectors").put("type", "pbs");
      known.addAll(known(file));
    }

    List<String> keys =
        place.form().path("properties").properties().stream().map(key -> key.getKey()).toList();
    assertThat(keys).containsExactlyInAnyOrderElementsOf(known);
  }

  private List<String> known(ObjectNode file) {
    List<String> problems = loading.problems(file);
    return problems.stream()
        .map(KNOWN::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> List.of(matcher.group(1).split(", ")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not refused: " + file + " " + problems));
  }

  /** Each form once, wherever it stands. */
  static Stream<Arguments> defaults() {
    Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return places()
        .filter(place -> seen.add(place.form()))
        .filter(place -> !place.path().endsWith(".collectors"))
        .flatMap(
            place ->
                place.form().path("properties").properties().stream()
                    .filter(key -> key.getValue().has("default"))
                    .map(key -> Arguments.of(place, key.getKey(), key.getValue().get("default"))));
  }

  /** To write a default changes nothing. */
  @ParameterizedTest
  @MethodSource("defaults")
  void defaultIsWhatCountsWithoutTheKey(SchemaPlace place, String key, JsonNode otherwise) {
    ObjectNode without = SchemaWalk.least(SCHEMA, place);
    without.remove(key);
    ObjectNode with = without.deepCopy();
    with.set(key, otherwise);

    assertThat(loading.problems(place.file().apply(with))).isEmpty();
    MonitorixConfig written = loading.load(place.file().apply(with));
    MonitorixConfig absent = loading.load(place.file().apply(without));
    // The slow way for the few parts that are equal and don't say so.
    if (!written.equals(absent)) {
      assertThat(written)
          .usingRecursiveComparison()
          .ignoringFieldsOfTypes(OwnIntegrations.class)
          .withEqualsForType((one, other) -> one.getRules().equals(other.getRules()), ZoneId.class)
          .isEqualTo(absent);
    }
  }
}
