package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds every mapping of the schema, and makes a small file that has it. */
final class SchemaWalk {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> PROBERS = Set.of("http", "tcp", "dns", "icmp");

  private final JsonNode definitions;
  private final List<SchemaPlace> places = new ArrayList<>();

  private SchemaWalk(JsonNode definitions) {
    this.definitions = definitions;
  }

  static List<SchemaPlace> places(ObjectNode schema) {
    SchemaWalk walk = new SchemaWalk(schema.path("definitions"));
    walk.walk("", schema, node -> (ObjectNode) node);
    return walk.places;
  }

  /** The least that a mapping of this form must have. */
  static ObjectNode least(ObjectNode schema, SchemaPlace place) {
    return new SchemaWalk(schema.path("definitions")).least(place.form());
  }

  private void walk(String path, JsonNode written, Function<JsonNode, ObjectNode> file) {
    JsonNode form = resolved(written);
    for (JsonNode choice : form.path("anyOf")) {
      walk(path, choice, file);
    }
    if (form.has("items")) {
      walk(path + "[0]", form.get("items"), node -> file.apply(JSON.arrayNode().add(node)));
    }
    if (form.path("additionalProperties").isObject()) {
      walk(
          path + ".NAME",
          form.get("additionalProperties"),
          node -> file.apply(JSON.objectNode().set(nameIn(form), node)));
    }
    if (form.has("properties") && form instanceof ObjectNode mapping) {
      places.add(new SchemaPlace(path, mapping, file));
      for (Map.Entry<String, JsonNode> each : form.path("properties").properties()) {
        String key = each.getKey();
        walk(
            path.isEmpty() ? key : path + "." + key,
            each.getValue(),
            node -> file.apply(around(mapping, key, node)));
      }
    }
  }

  private static String nameIn(JsonNode mapping) {
    return mapping.path("propertyNames").path("examples").path(0).asText("name");
  }

  private ObjectNode around(ObjectNode form, String key, JsonNode value) {
    ObjectNode mapping = least(form);
    if (PROBERS.contains(key) && form.path("properties").has("prober")) {
      mapping.remove("module");
      mapping.put("prober", key);
      if (key.equals("tcp") && mapping.has("target")) {
        mapping.put("target", "192.0.2.1:25");
      }
    }
    if (key.equals("collectors") && value.toString().startsWith("{\"pbs-")) {
      mapping.put("type", "pbs");
    }
    if (form.path("allOf").toString().contains(key)) {
      // What stands for one alternative must not be beside the other.
      mapping.remove(alternatives(form, key));
    }
    mapping.set(key, value);
    addDependencies(form, mapping);
    return mapping;
  }

  private static List<String> alternatives(ObjectNode form, String key) {
    List<String> others = new ArrayList<>();
    for (JsonNode condition : form.path("allOf")) {
      List<String> names = new ArrayList<>();
      condition
          .path("oneOf")
          .forEach(choice -> names.add(choice.path("required").path(0).asText()));
      if (names.contains(key)) {
        others.addAll(names);
      }
    }
    return others;
  }

  private ObjectNode least(ObjectNode form) {
    if (form.path("examples").path(0) instanceof ObjectNode whole) {
      return whole.deepCopy();
    }
    ObjectNode mapping = JSON.objectNode();
    form.path("required").forEach(key -> put(form, mapping, key.asText()));
    putFirst(form, mapping, form);
    form.path("allOf").forEach(condition -> putFirst(form, mapping, condition));
    addDependencies(form, mapping);
    return mapping;
  }

  private void putFirst(ObjectNode form, ObjectNode mapping, JsonNode condition) {
    for (String kind : List.of("oneOf", "anyOf")) {
      JsonNode first = condition.path(kind).path(0).path("required").path(0);
      if (!first.isMissingNode()) {
        put(form, mapping, first.asText());
      }
    }
  }

  private void addDependencies(ObjectNode form, ObjectNode mapping) {
    for (Map.Entry<String, JsonNode> each : form.path("dependencies").properties()) {
      if (mapping.has(each.getKey())) {
        each.getValue().forEach(other -> put(form, mapping, other.asText()));
      }
    }
  }

  private void put(ObjectNode form, ObjectNode mapping, String key) {
    if (!mapping.has(key)) {
      mapping.set(key, sample(form.path("properties").path(key)));
    }
  }

  private JsonNode sample(JsonNode written) {
    JsonNode form = resolved(written);
    for (JsonNode known :
        List.of(form.path("examples").path(0), form.path("enum").path(0), form.path("default"))) {
      if (!known.isMissingNode()) {
        return known;
      }
    }
    if (form.has("anyOf")) {
      return sample(form.path("anyOf").path(0));
    }
    if (form.has("items")) {
      ArrayNode list = JSON.arrayNode();
      return list.add(sample(form.get("items")));
    }
    if (form instanceof ObjectNode mapping && form.has("properties")) {
      return least(mapping);
    }
    throw new IllegalStateException("no example of " + written);
  }

  private JsonNode resolved(JsonNode form) {
    return form.has("$ref")
        ? definitions.path(form.path("$ref").asText().substring("#/definitions/".length()))
        : form;
  }
}
