package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The forms that values of the file have, as JSON Schema of draft 7. Each also admits a text with a
 * variable, since the loader replaces those in any value.
 */
final class Forms {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String VARIABLE = "\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}";
  private static final String UNITS =
      "([0-9]{1,9}y)?([0-9]{1,9}w)?([0-9]{1,9}d)?([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?";

  private Forms() {}

  /** Any text; what looks like a number is a text as well. */
  static ObjectNode text(String example) {
    ObjectNode form = ofTypes("string", "number");
    form.putArray("examples").add(example);
    return form;
  }

  /** A text that matches as a whole. */
  static ObjectNode text(String example, String pattern) {
    return text(example).put("pattern", orVariable(pattern));
  }

  static ObjectNode bool() {
    return ofTypes("boolean", "string")
        .put("pattern", orVariable("true|True|TRUE|false|False|FALSE"));
  }

  /** As blackbox_exporter reads it. */
  static ObjectNode flag() {
    return ofTypes("boolean", "string")
        .put(
            "pattern",
            orVariable(
                "[Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|[YyNn]"));
  }

  static ObjectNode number(int least, int most) {
    return ofTypes("integer", "string")
        .put("minimum", least)
        .put("maximum", most)
        .put("pattern", orVariable("[0-9]+"));
  }

  /** A duration longer than nothing. */
  static ObjectNode duration() {
    return ofTypes("string").put("pattern", orVariable("(?=.*[1-9])" + UNITS));
  }

  /** A duration, or 0. */
  static ObjectNode durationOrZero() {
    return ofTypes("string", "integer")
        .put("minimum", 0)
        .put("maximum", 0)
        .put("pattern", orVariable("0|(?=.)" + UNITS));
  }

  static ObjectNode size() {
    return ofTypes("string").put("pattern", orVariable("[0-9]{1,12}\\s*([KkMmGgTt]?[Bb])"));
  }

  static ObjectNode url(String example) {
    ObjectNode form = ofTypes("string").put("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://|" + VARIABLE);
    form.putArray("examples").add(example);
    return form;
  }

  static ObjectNode oneOf(String... words) {
    ObjectNode form = ofTypes("string");
    ArrayNode choices = form.putArray("anyOf");
    ArrayNode known = choices.addObject().putArray("enum");
    for (String word : words) {
      known.add(word);
    }
    choices.addObject().put("pattern", VARIABLE);
    return form;
  }

  static ObjectNode listOf(ObjectNode element) {
    ObjectNode form = ofTypes("array", "null");
    form.set("items", element);
    return form;
  }

  static ObjectNode listOfAtLeastOne(ObjectNode element) {
    ObjectNode form = ofTypes("array").put("minItems", 1);
    form.set("items", element);
    return form;
  }

  /** One value, or a list of such. */
  static ObjectNode oneOrMore(ObjectNode element) {
    ObjectNode form = JSON.objectNode();
    form.putArray("anyOf").add(element).add(listOfAtLeastOne(element.deepCopy()));
    form.set("examples", element.path("examples").deepCopy());
    return form;
  }

  static ObjectNode mapOf(ObjectNode value) {
    ObjectNode form = ofTypes("object", "null");
    form.set("additionalProperties", value);
    return form;
  }

  /** Names and texts. */
  static ObjectNode texts() {
    return mapOf(ofTypes("string", "number", "boolean"));
  }

  /** A form that is written out once and stands in several places. */
  static ObjectNode shared(String name) {
    return JSON.objectNode().put("$ref", "#/definitions/" + name);
  }

  static ObjectNode ofTypes(String... types) {
    ObjectNode form = JSON.objectNode();
    if (types.length == 1) {
      return form.put("type", types[0]);
    }
    ArrayNode all = form.putArray("type");
    for (String type : types) {
      all.add(type);
    }
    return form;
  }

  /** With an example, for forms that have none of their own. */
  static ObjectNode with(ObjectNode form, Object example) {
    form.putArray("examples").add(value(example));
    return form;
  }

  static JsonNode value(Object value) {
    if (value instanceof Boolean bool) {
      return JSON.booleanNode(bool);
    }
    return value instanceof Integer number
        ? JSON.numberNode(number)
        : JSON.textNode(String.valueOf(value));
  }

  private static String orVariable(String pattern) {
    return "^(" + pattern + ")$|" + VARIABLE;
  }
}
