package io.monitorix.exporter.config;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Secrets that are left out where settings are shown, and that a file so made has to get again. */
final class LeftOut {

  /** What stands in the place of a secret. */
  static final String MARK = "***";

  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.:-]*://.*");
  private static final Pattern MARKED =
      Pattern.compile("\\*\\*\\*|[A-Za-z][A-Za-z0-9+.:-]*://(\\*\\*\\*@.*|[^?]*\\?\\*\\*\\*)");
  private static final Pattern VARIABLES = Pattern.compile("(\\$\\{[A-Za-z_][A-Za-z0-9_]*})+");

  private LeftOut() {}

  /** A secret as it was written: there is none in the name of a variable. */
  static String secret(String written) {
    return VARIABLES.matcher(written).matches() ? written : MARK;
  }

  /** A text; tokens stand in addresses, too: before the host, and behind the path. */
  static String text(String text) {
    return URL.matcher(text).matches()
        ? text.replaceFirst("://[^/@]*@", "://" + MARK + "@").replaceFirst("\\?.*", "?" + MARK)
        : text;
  }

  /** Tells of all that was left out, and not put in again. */
  static void check(Node document, Problems problems) {
    check(document, "", problems, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void check(Node node, String path, Problems problems, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof ScalarNode scalar && MARKED.matcher(scalar.getValue()).matches()) {
      problems.add(
          node,
          path
              + ": *** is where a secret was left out when the settings were shown; write it here,"
              + " or the name of a variable as ${NAME}");
    } else if (node instanceof SequenceNode sequence) {
      int index = 0;
      for (Node element : sequence.getValue()) {
        check(element, path + "[" + index++ + "]", problems, seen);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          check(
              entry.getValueNode(),
              path.isEmpty() ? key.getValue() : path + "." + key.getValue(),
              problems,
              seen);
        }
      }
    }
  }
}
