package io.monitorix.alerts.template.parse;

import io.monitorix.alerts.template.ast.Node;
import java.util.List;

/**
 * A template as it was read.
 *
 * @param name by which others include it
 * @param file the name of the text that it stands in, for messages
 * @param text all of that text
 */
public record Parsed(String name, String file, String text, List<Node> body) {

  public Parsed {
    body = List.copyOf(body);
  }

  /** Whether it consists of nothing but space. */
  public boolean isEmpty() {
    return body.stream()
        .allMatch(node -> node instanceof Node.Literal literal && isBlank(literal.text()));
  }

  private static boolean isBlank(String text) {
    return text.chars().allMatch(Character::isWhitespace);
  }
}
