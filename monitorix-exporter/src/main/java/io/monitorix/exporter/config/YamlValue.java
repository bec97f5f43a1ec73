package io.monitorix.exporter.config;

import io.monitorix.alerts.yaml.FileProblem;
import io.monitorix.alerts.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of the file, that knows its path and its place. Each reading method reports a value of
 * another kind as a problem and then gives {@code null}.
 */
final class YamlValue {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final Node node;
  private final String path;
  private final Reading reading;

  YamlValue(Node node, String path, Reading reading) {
    this.node = node;
    this.path = path;
    this.reading = reading;
  }

  /** Whether the node is YAML's null, written or left out. */
  static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && NULLS.contains(scalar.getValue());
  }

  /** Whether this is YAML's null. */
  boolean isNull() {
    return isNull(node);
  }

  /** Whether this is a list. */
  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether this is a mapping. */
  boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** Whether this is a scalar without quotes, whose look decides its type. */
  boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.isPlain();
  }

  /** Whether this is a scalar that reads as one of these words, in whatever case. */
  boolean isOneOf(Set<String> lowerCase) {
    return node instanceof ScalarNode scalar
        && lowerCase.contains(scalar.getValue().toLowerCase(Locale.ROOT));
  }

  /** What all values of the file share. */
  Reading reading() {
    return reading;
  }

  /** The same value, in which <code>${NAME}</code> is no variable. */
  YamlValue withoutVariables() {
    return new YamlValue(
        node,
        path,
        new Reading(reading.problems(), Expansion.none(), reading.folder(), reading.secrets()));
  }

  /** The same value, which is not shown to anybody, nor what is in it. */
  YamlValue secret() {
    reading.secrets().add(node);
    return this;
  }

  /** The mapping, of which only these keys may occur; nothing at all counts as an empty one. */
  @Nullable YamlMapping mapping(List<String> keys) {
    YamlMapping mapping = mapping();
    if (mapping != null) {
      mapping.allow(keys, Set.of());
    }
    return mapping;
  }

  /** The mapping, with whatever keys; nothing at all counts as an empty one. */
  @Nullable YamlMapping mapping() {
    if (!known() || !(node instanceof MappingNode || isNull())) {
      expected("a mapping", false);
      return null;
    }
    return new YamlMapping(node, path, reading);
  }

  /** The elements of a list; nothing at all counts as an empty one. */
  @Nullable List<YamlValue> list() {
    if (!known() || !(isList() || isNull())) {
      expected("a list", false);
      return null;
    }
    List<YamlValue> elements = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        elements.add(new YamlValue(element, path + "[" + elements.size() + "]", reading));
      }
    }
    return elements;
  }

  /** A text that is not empty, with its variables replaced. Its content is told in no problem. */
  @Nullable String text(String expected) {
    return text(expected, false);
  }

  /** A text, which may be empty, with its variables replaced. */
  @Nullable String anyText(String expected) {
    if (known() && node instanceof ScalarNode scalar && scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    return text(expected);
  }

  /**
   * What a text stands for.
   *
   * @param expected completes "expected …"
   * @param parser throws {@link IllegalArgumentException} for other texts
   */
  <T> @Nullable T parse(String expected, Function<String, T> parser) {
    String text = text(expected, true);
    if (text == null) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      expected(expected, true);
      return null;
    }
  }

  /** {@code true} or {@code false}. */
  @Nullable Boolean bool() {
    return parse(
        "true or false",
        text ->
            switch (text) {
              case "true", "True", "TRUE" -> true;
              case "false", "False", "FALSE" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  /** A whole number within these bounds. */
  @Nullable Integer integer(int least, int most) {
    return parse(
        "a whole number from " + least + " to " + most,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException();
          }
          return number;
        });
  }

  /** Where this stands, with what it names. */
  NamedPlace place(String name) {
    Optional<Mark> mark = node.getStartMark();
    return new NamedPlace(
        reading.problems().file(),
        mark.map(m -> m.getLine() + 1).orElse(0),
        mark.map(m -> m.getColumn() + 1).orElse(0),
        path,
        name);
  }

  /**
   * What a reader of the alert library makes of it; variables are none there.
   *
   * @param reader what it reports becomes problems of this file
   */
  <T> T byLibrary(Function<io.monitorix.alerts.yaml.YamlValue, T> reader) {
    var found = new io.monitorix.alerts.yaml.Problems(reading.problems().file());
    T read = reader.apply(YamlFile.of(node, found));
    for (FileProblem problem : found.all()) {
      reading.problems().add(problem.line(), problem.column(), path + ": " + problem.message());
    }
    return read;
  }

  /** Reports a problem of this value. */
  void problem(String message) {
    reading.problems().add(node, path.isEmpty() ? message : path + ": " + message);
  }

  private @Nullable String text(String expected, boolean shown) {
    if (!known() || !(node instanceof ScalarNode scalar) || isNull()) {
      expected(expected, shown);
      return null;
    }
    String text = reading.expansion().expand(scalar.getValue(), this::problem);
    if (text != null && text.isBlank()) {
      problem("expected " + expected + ", got an empty text");
      return null;
    }
    return text;
  }

  /** Tags of one's own ask for a meaning that we don't know, as {@code !vault} does. */
  private boolean known() {
    return node.getTag().getValue().startsWith("tag:yaml.org,2002:");
  }

  private void expected(String expected, boolean shown) {
    problem("expected " + expected + ", got " + kind(shown));
  }

  private String kind(boolean shown) {
    if (!known()) {
      return "a tag ('!…') that has no meaning here";
    }
    if (isNull()) {
      return "nothing";
    }
    if (node instanceof ScalarNode scalar) {
      // As written, not as expanded: a variable that was mixed up can hold a secret.
      return shown ? "'" + excerpt(scalar.getValue()) + "'" : "a text";
    }
    return isList() ? "a list" : "a mapping";
  }

  /** On one line, as every problem is. */
  private static String excerpt(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }
}
