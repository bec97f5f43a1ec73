package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A configuration file as people may read it, and as it can be loaded again: its keys, its
 * variables, with {@code ***} for what is secret. For one file, and one thread.
 */
final class WrittenSettings {

  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private static final Set<String> FLAGS = Set.of("true", "false");

  private final Set<Node> secrets;

  // What aliases repeat is made once: copies of copies would fill the memory.
  private final IdentityHashMap<Node, @Nullable Object> open = new IdentityHashMap<>();
  private final IdentityHashMap<Node, @Nullable Object> closed = new IdentityHashMap<>();

  /**
   * @param secrets nodes that were read as such, by identity; of what is in one, flags are shown,
   *     and the names of files
   */
  WrittenSettings(Set<Node> secrets) {
    this.secrets = secrets;
  }

  /** What is shown of a document. */
  Map<String, @Nullable Object> of(Node document) {
    return document instanceof MappingNode mapping
        ? mapping(mapping, false)
        : new LinkedHashMap<>();
  }

  private @Nullable Object value(Node node, boolean within) {
    IdentityHashMap<Node, @Nullable Object> made = within ? closed : open;
    if (!made.containsKey(node)) {
      // Until it is done, so that what contains itself comes to an end.
      made.put(node, null);
      made.put(node, make(node, within));
    }
    return made.get(node);
  }

  private @Nullable Object make(Node node, boolean within) {
    boolean secret = within || secrets.contains(node);
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, secret);
    }
    if (node instanceof SequenceNode sequence) {
      List<@Nullable Object> elements = new ArrayList<>();
      sequence.getValue().forEach(element -> elements.add(value(element, secret)));
      return elements;
    }
    return YamlValue.isNull(node) || !(node instanceof ScalarNode scalar)
        ? null
        : scalar(scalar, within);
  }

  private Object scalar(ScalarNode scalar, boolean within) {
    String text = scalar.getValue();
    boolean flag = scalar.isPlain() && FLAGS.contains(text);
    if (secrets.contains(scalar) || (within && !flag)) {
      return LeftOut.secret(text);
    }
    if (flag) {
      return Boolean.valueOf(text);
    }
    return scalar.isPlain() && NUMBER.matcher(text).matches()
        ? (Object) Long.valueOf(text)
        : LeftOut.text(text);
  }

  private Map<String, @Nullable Object> mapping(MappingNode mapping, boolean secret) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        if (key.isPlain() && key.getValue().equals("<<")) {
          merged.add(entry.getValueNode());
        } else {
          boolean named = key.getValue().endsWith("_file");
          own.put(key.getValue(), value(entry.getValueNode(), secret && !named));
        }
      }
    }
    for (Node each : merged) {
      List<Node> sources = each instanceof SequenceNode list ? list.getValue() : List.of(each);
      for (Node source : sources) {
        if (value(source, secret) instanceof Map<?, ?> from) {
          from.forEach((key, value) -> own.putIfAbsent(String.valueOf(key), value));
        }
      }
    }
    return own;
  }
}
