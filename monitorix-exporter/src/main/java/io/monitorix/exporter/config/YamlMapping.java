package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file: its keys checked, its merges ({@code <<}) resolved. */
final class YamlMapping {

  private final Node node;
  private final String path;
  private final Reading reading;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

  /** Of a mapping, or of a node that stands for an empty one. */
  YamlMapping(Node node, String path, Reading reading) {
    this.node = node;
    this.path = path;
    this.reading = reading;
    merge(node, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** The keys, in the order of the file. */
  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /** The value of a key, or {@code null} without it. */
  @Nullable YamlValue get(String key) {
    NodeTuple entry = entries.get(key);
    return entry == null ? null : new YamlValue(entry.getValueNode(), child(key), reading);
  }

  /** The value of a key; that it is missing is a problem, and {@code null}. */
  @Nullable YamlValue require(String key) {
    YamlValue value = get(key);
    if (value == null) {
      problem("missing key '" + key + "'");
    }
    return value;
  }

  /** A value of a key that is not there: an empty one, at the place of the mapping. */
  YamlValue empty(String key) {
    Node nothing =
        new ScalarNode(
            Tag.NULL, true, "", ScalarStyle.PLAIN, node.getStartMark(), node.getEndMark());
    return new YamlValue(nothing, child(key), reading);
  }

  /** The file that it is in, as it was named. */
  String file() {
    return reading.problems().file();
  }

  /** Where a key stands that is there. */
  ReceiverSettings.Place place(String key) {
    Optional<Mark> mark = entry(key).getKeyNode().getStartMark();
    return new ReceiverSettings.Place(
        file(),
        mark.map(m -> m.getLine() + 1).orElse(0),
        mark.map(m -> m.getColumn() + 1).orElse(0));
  }

  /** A key that is there and what it has, with variables replaced, for others to read. */
  NodeTuple expanded(String key) {
    NodeTuple entry = entry(key);
    // which of it is secret those others know
    reading.secrets().add(entry.getValueNode());
    return new NodeTuple(
        entry.getKeyNode(), new ExpandedNodes(reading).of(entry.getValueNode(), child(key)));
  }

  private NodeTuple entry(String key) {
    return Objects.requireNonNull(entries.get(key), key);
  }

  /** Reports a problem of the mapping as a whole. */
  void problem(String message) {
    reading.problems().add(node, path.isEmpty() ? message : path + ": " + message);
  }

  /**
   * Reports every key that is not among these.
   *
   * @param known those to recommend
   * @param alsoKnown those that the caller reports itself
   */
  void allow(Collection<String> known, Collection<String> alsoKnown) {
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key) && !alsoKnown.contains(key)) {
            reading.problems().add(entry.getKeyNode(), unknown(key, entry, known));
          }
        });
  }

  private String unknown(String key, NodeTuple entry, Collection<String> known) {
    Optional<String> nearest = NearestKey.to(key, known);
    // A "key" without a value, or with odd characters, can be a secret with a typing error around.
    boolean shown =
        key.matches("[A-Za-z][A-Za-z0-9_.-]{0,40}")
            && (nearest.isPresent() || !YamlValue.isNull(entry.getValueNode()));
    return "unknown key"
        + (shown ? " '" + key + "'" : "")
        + (path.isEmpty() ? " at the top level" : " in " + path)
        + nearest
            .map(meant -> "; did you mean '" + meant + "'?")
            .orElse("; known are " + String.join(", ", known));
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void merge(Node from, Set<Node> visited) {
    if (!(from instanceof MappingNode mapping) || !visited.add(from)) {
      return;
    }
    List<Node> merged = new ArrayList<>();
    Map<String, NodeTuple> own = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        reading.problems().add(entry.getKeyNode(), "a key must be a text");
      } else if (key.isPlain() && key.getValue().equals("<<")) {
        merged.add(entry.getValueNode());
      } else if (own.putIfAbsent(key.getValue(), entry) != null) {
        reading.problems().add(key, duplicate(key.getValue()));
      }
    }
    own.forEach(entries::putIfAbsent);
    merged.forEach(source -> mergeSource(source, visited));
  }

  private String duplicate(String key) {
    String shown = key.matches("[A-Za-z][A-Za-z0-9_.-]{0,40}") ? " '" + key + "'" : "";
    return "duplicate key" + shown + (path.isEmpty() ? " at the top level" : " in " + path);
  }

  private void mergeSource(Node source, Set<Node> visited) {
    List<Node> sources =
        source instanceof SequenceNode sequence ? sequence.getValue() : List.of(source);
    for (Node each : sources) {
      if (each instanceof MappingNode) {
        merge(each, visited);
      } else {
        reading.problems().add(each, "'<<' merges mappings only");
      }
    }
  }
}
