package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the file under construction: what keys it has. What a key means comes from the table
 * of the documentation that lists it, whose default is compared with the one given here.
 */
final class Section {

  private final KeyTable table;
  private final ObjectNode form = Forms.ofTypes("object", "null");
  private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
  private final ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
  private final Set<String> required = new LinkedHashSet<>();

  Section(KeyTable table) {
    this.table = table;
  }

  /** A key without a default that could be written. */
  Section key(String name, ObjectNode value) {
    return put(name, value, null, table.meaning(name));
  }

  /** A key with what counts where it is absent. */
  Section key(String name, ObjectNode value, Object otherwise) {
    return put(name, value, otherwise, table.meaning(name));
  }

  /** A key that must be there. */
  Section must(String name, ObjectNode value) {
    required.add(name);
    return put(name, value, null, table.meaning(name));
  }

  /** A key whose meaning stands in no table. */
  Section told(String meaning, String name, ObjectNode value) {
    table.mustMention(name);
    return put(name, value, null, meaning);
  }

  /** Likewise, of a key that another page has. */
  Section add(String meaning, String name, ObjectNode value) {
    return put(name, value, null, meaning);
  }

  /** Likewise, with its default. */
  Section add(String meaning, String name, ObjectNode value, Object otherwise) {
    return put(name, value, otherwise, meaning);
  }

  /** Likewise, with its default. */
  Section told(String meaning, String name, ObjectNode value, Object otherwise) {
    table.mustMention(name);
    return put(name, value, otherwise, meaning);
  }

  /** Likewise, of a key that must be there. */
  Section toldMust(String meaning, String name, ObjectNode value) {
    required.add(name);
    return told(meaning, name, value);
  }

  /** Exactly one of these must be there. */
  Section oneOf(String... names) {
    ArrayNode choices = conditions.addObject().putArray("oneOf");
    for (String name : names) {
      choices.addObject().putArray("required").add(name);
    }
    return this;
  }

  /** These two exclude each other. */
  Section notBoth(String one, String other) {
    conditions.addObject().putObject("not").putArray("required").add(one).add(other);
    return this;
  }

  /** The first needs the second. */
  Section needs(String name, String other) {
    ObjectNode dependencies =
        form.get("dependencies") instanceof ObjectNode there
            ? there
            : form.putObject("dependencies");
    dependencies.putArray(name).add(other);
    return this;
  }

  /** A whole that loads, where the keys that must be there are not enough. */
  Section example(JsonNode whole) {
    form.putArray("examples").add(whole);
    return this;
  }

  ObjectNode build() {
    table.check(List.copyOf(required), names());
    form.set("properties", properties);
    form.put("additionalProperties", false);
    if (!required.isEmpty()) {
      // Nothing at all is an empty mapping, which lacks the key as well.
      form.put("type", "object");
      ArrayNode keys = form.putArray("required");
      required.forEach(keys::add);
    }
    if (!conditions.isEmpty()) {
      form.set("allOf", conditions);
    }
    return form;
  }

  private List<String> names() {
    return properties.properties().stream().map(entry -> entry.getKey()).toList();
  }

  private Section put(String name, ObjectNode value, @Nullable Object otherwise, String meaning) {
    table.checkDefault(name, otherwise);
    ObjectNode described = value.deepCopy();
    described.put("description", meaning);
    if (otherwise != null) {
      described.set("default", Forms.value(otherwise));
    }
    properties.set(name, described);
    return this;
  }
}
