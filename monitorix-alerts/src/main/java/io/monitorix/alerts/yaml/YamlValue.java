package io.monitorix.alerts.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value that knows its place. Each reading method reports a value of another kind as a problem,
 * and then gives what an empty value would.
 */
public final class YamlValue {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final Node node;
  private final SourceText source;
  private final Problems problems;

  YamlValue(Node node, SourceText source, Problems problems) {
    this.node = node;
    this.source = source;
    this.problems = problems;
  }

  YamlValue of(Node other) {
    return new YamlValue(other, source, problems);
  }

  Node node() {
    return node;
  }

  /** Whether this is YAML's null, written or left out. */
  public boolean isNull() {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && NULLS.contains(scalar.getValue());
  }

  /** Its line, from 1. */
  public int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Its column, from 1, in characters. */
  public int column() {
    return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
  }

  /** The mapping, in which these keys may occur; nothing counts as an empty one. */
  public YamlMapping mapping(List<String> keys) {
    YamlMapping mapping = mapping();
    mapping.allow(keys);
    return mapping;
  }

  /** The mapping, with whatever keys; nothing counts as an empty one. */
  public YamlMapping mapping() {
    if (!(node instanceof MappingNode || isNull())) {
      expected("a mapping");
    }
    return new YamlMapping(this, node);
  }

  /** Texts by their names, in the order of the file; nothing counts as no text. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping().values().forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  /**
   * The elements of a list; nothing counts as an empty one. Elements that are nothing are left out,
   * as Go's reader does.
   */
  public List<YamlValue> list() {
    List<YamlValue> elements = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().stream()
          .map(this::of)
          .filter(element -> !element.isNull())
          .forEach(elements::add);
    } else if (!isNull()) {
      expected("a list");
    }
    return elements;
  }

  /** The text of a scalar, as it stands there; nothing counts as an empty one. */
  public String text() {
    if (isNull()) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    expected("a text");
    return "";
  }

  /**
   * What a scalar stands for; null if it cannot be read.
   *
   * @param expected completes "expected …"
   * @param parser throws {@link IllegalArgumentException} for other texts
   */
  public <T> @Nullable T parse(String expected, Function<String, T> parser) {
    if (!(node instanceof ScalarNode scalar)) {
      expected(expected);
      return null;
    }
    try {
      return parser.apply(scalar.getValue());
    } catch (IllegalArgumentException e) {
      expected(expected);
      return null;
    }
  }

  /** A whole number, also in hexadecimal or as {@code 1.0}; null if it is none. */
  public @Nullable Integer integer() {
    return plain(
        "a whole number",
        text -> {
          try {
            return Integer.valueOf(decimal(text).intValueExact());
          } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
          }
        });
  }

  /** A number, as YAML writes it: {@code 1.5}, {@code .inf}, {@code .nan}; null if it is none. */
  public @Nullable Double number() {
    return plain(
        "a number such as 1.5, .inf or .nan",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
              case "-.inf" -> Double.NEGATIVE_INFINITY;
              case ".nan" -> Double.NaN;
              default -> decimal(text).doubleValue();
            });
  }

  private static BigDecimal decimal(String text) {
    String digits = text.replace("_", "");
    return digits.startsWith("0x")
        ? new BigDecimal(new BigInteger(digits.substring(2), 16))
        : new BigDecimal(digits);
  }

  /** What is in quotes is a text, whatever it looks like. */
  private <T> @Nullable T plain(String expected, Function<String, T> parser) {
    if (node instanceof ScalarNode scalar && !scalar.isPlain()) {
      problem("expected " + expected + ", got a text in quotes");
      return null;
    }
    return parse(expected, parser);
  }

  /** Where the problems of its file are gathered. */
  public Problems problems() {
    return problems;
  }

  /** Reports a problem at the beginning of this value. */
  public void problem(String message) {
    problems.add(line(), column(), message);
  }

  /**
   * Reports a problem within the text of this scalar.
   *
   * @param index in {@link #text}, from 0
   */
  public void problemAt(int index, String message) {
    if (node instanceof ScalarNode scalar) {
      SourceText.Place place = source.of(scalar, index);
      problems.add(place.line(), place.column(), message);
    } else {
      problem(message);
    }
  }

  private void expected(String expected) {
    problem("expected " + expected + ", got " + kind());
  }

  private String kind() {
    if (isNull()) {
      return "nothing";
    }
    if (node instanceof ScalarNode scalar) {
      String line = scalar.getValue().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
      return "'" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a mapping";
  }
}
