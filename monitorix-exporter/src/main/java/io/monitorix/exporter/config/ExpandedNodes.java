package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Copies what others read, with variables replaced in all its texts. For one file, and one thread.
 */
final class ExpandedNodes {

  private final Reading reading;
  // What aliases repeat is copied once: copies of copies would fill the memory.
  private final IdentityHashMap<Node, Node> copies = new IdentityHashMap<>();

  ExpandedNodes(Reading reading) {
    this.reading = reading;
  }

  /**
   * The copy; of what cannot be replaced, problems are told.
   *
   * @param path where it stands
   */
  Node of(Node node, String path) {
    Node done = copies.get(node);
    if (done != null) {
      return done;
    }
    // Until it is done, so that what contains itself comes to an end.
    copies.put(node, node);
    Node copy = copy(node, path);
    copies.put(node, copy);
    return copy;
  }

  private Node copy(Node node, String path) {
    if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
      reading.problems().add(node, path + ": a tag ('!…') has no meaning here");
      return node;
    }
    if (node instanceof ScalarNode scalar) {
      String text =
          reading
              .expansion()
              .expand(
                  scalar.getValue(),
                  message -> reading.problems().add(node, path + ": " + message));
      return new ScalarNode(
          scalar.getTag(),
          true,
          text == null ? "" : text,
          scalar.getScalarStyle(),
          scalar.getStartMark(),
          scalar.getEndMark());
    }
    if (node instanceof SequenceNode sequence) {
      List<Node> elements = new ArrayList<>();
      for (Node element : sequence.getValue()) {
        elements.add(of(element, path + "[" + elements.size() + "]"));
      }
      return new SequenceNode(
          node.getTag(),
          true,
          elements,
          sequence.getFlowStyle(),
          node.getStartMark(),
          node.getEndMark());
    }
    if (node instanceof MappingNode mapping) {
      List<NodeTuple> entries = new ArrayList<>();
      for (NodeTuple entry : mapping.getValue()) {
        String name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
        entries.add(new NodeTuple(entry.getKeyNode(), of(entry.getValueNode(), path + "." + name)));
      }
      return new MappingNode(
          node.getTag(),
          true,
          entries,
          mapping.getFlowStyle(),
          node.getStartMark(),
          node.getEndMark());
    }
    return node;
  }
}
