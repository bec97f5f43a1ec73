package io.monitorix.spring.alerts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A routing file made of properties, each value on a line of its own, so that what is wrong with a
 * line can be said of its property.
 *
 * @param text in the format of alertmanager.yml
 * @param properties of each line, the property that it came from
 */
record RoutingText(String text, List<String> properties) {

  RoutingText {
    properties = List.copyOf(properties);
  }

  /** The property of a line, counted from 1; the whole where there is no such line. */
  String property(int line) {
    return line >= 1 && line <= properties.size()
        ? properties.get(line - 1)
        : "monitorix.alerts.routing";
  }

  /** Writes one, line by line. For one thread. */
  static final class Writer {

    private final StringBuilder text = new StringBuilder();
    private final List<String> properties = new ArrayList<>();

    /** A line that opens something, as it is. */
    Writer line(int depth, String line, String property) {
      text.append("  ".repeat(depth)).append(line).append('\n');
      properties.add(property);
      return this;
    }

    /** A key with a value. */
    Writer value(int depth, String key, String value, String property) {
      return line(depth, key + ": " + quoted(value), property);
    }

    /** A key with a list of texts; without any, nothing. */
    Writer texts(int depth, String key, List<String> values, String property) {
      if (!values.isEmpty()) {
        line(depth, key + ":", property);
        for (int i = 0; i < values.size(); i++) {
          line(depth, "- " + quoted(values.get(i)), property + "[" + i + "]");
        }
      }
      return this;
    }

    /** The text. */
    RoutingText end() {
      return new RoutingText(text.toString(), Collections.unmodifiableList(properties));
    }

    /** As YAML has it in double quotes; numbers and truths as they are. */
    static String quoted(String value) {
      if (value.matches("true|false|-?[0-9]+([.][0-9]+)?")) {
        return value;
      }
      StringBuilder quoted = new StringBuilder("\"");
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
          quoted.append(String.format("\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }
  }
}
