package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The defaults of a schema, as a tree of the keys: {@code []} are those of each element, {@code *}
 * those of each entry with a name of one's own.
 */
final class SchemaDefaults {

  /** Which collectors there are depends on the product. */
  private static final String BY_PRODUCT = "collectors";

  private SchemaDefaults() {}

  static String json(JsonNode schema) {
    try {
      return new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(of(schema).orElseThrow())
              .replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<JsonNode> of(JsonNode schema) {
    if (!schema.isObject()) {
      return Optional.empty();
    }
    if (schema.has("default")) {
      return Optional.of(schema.get("default"));
    }
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().equals(BY_PRODUCT)) {
                of(entry.getValue()).ifPresent(inner -> tree.set(entry.getKey(), inner));
              }
            });
    of(schema.path("items")).ifPresent(inner -> tree.set("[]", inner));
    of(schema.path("additionalProperties")).ifPresent(inner -> tree.set("*", inner));
    return tree.isEmpty() ? Optional.empty() : Optional.of(tree);
  }
}
