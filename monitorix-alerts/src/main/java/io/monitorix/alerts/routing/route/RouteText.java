package io.monitorix.alerts.routing.route;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.DurationText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws trees of routes as {@code amtool config routes} does. */
public final class RouteText {

  /** amtool's, with spaces that do not break. */
  private static final String RAIL = "│\u00a0\u00a0 ";

  private record Node(String text, List<Node> children) {}

  private RouteText() {}

  /** The whole tree: what each route matches, whether it continues, who is told. */
  public static String tree(RouteTree tree) {
    return draw(whole(tree.root()));
  }

  /** The part of it that labels take; receivers stand at its ends. */
  public static String matching(RouteTree tree, Labels labels) {
    return draw(matching(tree.root(), labels));
  }

  private static Node whole(Route route) {
    String text =
        name(route)
            + (route.continues() ? "  continue: true" : "")
            + "  receiver: "
            + route.receiver();
    return new Node(
        text,
        Stream.concat(
                route.escalations().stream().map(RouteText::escalation),
                route.routes().stream().map(RouteText::whole))
            .toList());
  }

  private static Node escalation(Route route) {
    String after = DurationText.print(route.minimumAge().toMillis());
    return new Node("after " + after + "  receiver: " + route.receiver(), List.of());
  }

  private static Node matching(Route route, Labels labels) {
    List<Node> children = new ArrayList<>();
    for (Route child : route.routes()) {
      if (child.matchers().matches(labels)) {
        children.add(matching(child, labels));
        if (!child.continues()) {
          break;
        }
      }
    }
    String receiver = children.isEmpty() ? "  receiver: " + route.receiver() : "";
    return new Node(name(route) + receiver, children);
  }

  private static String name(Route route) {
    return route.matchers().isEmpty() ? "default-route" : route.matchers().toString();
  }

  private static String draw(Node root) {
    StringBuilder text = new StringBuilder(".\n");
    draw(List.of(root), "", text);
    return text.toString();
  }

  private static void draw(List<Node> siblings, String indent, StringBuilder text) {
    for (int i = 0; i < siblings.size(); i++) {
      boolean last = i == siblings.size() - 1;
      Node node = siblings.get(i);
      text.append(indent).append(last ? "└── " : "├── ").append(node.text()).append('\n');
      draw(node.children(), indent + (last ? "    " : RAIL), text);
    }
  }
}
