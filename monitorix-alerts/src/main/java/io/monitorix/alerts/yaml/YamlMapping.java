package io.monitorix.alerts.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping: each key once, merges ({@code <<}) resolved. */
public final class YamlMapping {

  private static final int MAX_MERGES = 16;

  private final YamlValue self;
  private final Map<String, YamlValue> keys = new LinkedHashMap<>();
  private final Map<String, YamlValue> values = new LinkedHashMap<>();

  YamlMapping(YamlValue self, Node node) {
    this.self = self;
    add(node, 0);
  }

  private void add(Node node, int depth) {
    if (!(node instanceof MappingNode mapping) || depth > MAX_MERGES) {
      return;
    }
    Map<String, YamlValue> own = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      YamlValue key = self.of(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
        key.problem("a key must be a text");
      } else if (own.putIfAbsent(scalar.getValue(), self.of(entry.getValueNode())) != null) {
        key.problem("the key '" + scalar.getValue() + "' stands twice");
      } else {
        keys.putIfAbsent(scalar.getValue(), key);
      }
    }
    YamlValue merged = own.remove("<<");
    own.forEach(values::putIfAbsent);
    if (merged != null) {
      merge(merged.node(), depth);
    }
  }

  private void merge(Node from, int depth) {
    List<Node> sources = from instanceof SequenceNode list ? list.getValue() : List.of(from);
    for (Node source : sources) {
      if (source instanceof MappingNode) {
        add(source, depth + 1);
      } else {
        self.of(source).problem("'<<' merges mappings only");
      }
    }
  }

  /** The value of a key; null if it is not there, or has none. */
  public @Nullable YamlValue get(String key) {
    YamlValue value = values.get(key);
    return value == null || value.isNull() ? null : value;
  }

  /** The keys and their values, in the order of the file. */
  public Map<String, YamlValue> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The key itself, which knows its place; the mapping if it is not there. */
  public YamlValue key(String name) {
    return keys.getOrDefault(name, self);
  }

  /** Reports every key that is not among these. */
  public void allow(List<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        key(key).problem("unknown key '" + key + "'; known here are " + String.join(", ", known));
      }
    }
  }
}
