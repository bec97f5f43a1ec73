package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * A mapping that a schema describes.
 *
 * @param path where it stands, for messages
 * @param form its schema
 * @param file a whole file around what stands in this mapping
 */
record SchemaPlace(String path, ObjectNode form, Function<JsonNode, ObjectNode> file) {

  @Override
  public String toString() {
    return path.isEmpty() ? "the top level" : path;
  }
}
