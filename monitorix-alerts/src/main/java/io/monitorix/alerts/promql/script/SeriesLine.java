package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.labels.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** One series and its points: {@code metric{label="value"} 1 2 3}. */
public record SeriesLine(Labels labels, Points points) {

  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public static SeriesLine read(String line) {
    TextCursor cursor = new TextCursor(line.strip());
    Labels labels = labels(cursor);
    return new SeriesLine(labels, PointsReader.read(cursor.rest()));
  }

  /**
   * Reads the labels of a series without points.
   *
   * @throws IllegalArgumentException if they cannot be read
   */
  public static Labels labels(String text) {
    TextCursor cursor = new TextCursor(text.strip());
    Labels labels = labels(cursor);
    if (!cursor.skipBlanks().atEnd()) {
      throw new IllegalArgumentException("nothing can follow the labels " + cursor.where());
    }
    return labels;
  }

  private static Labels labels(TextCursor cursor) {
    Map<String, String> labels = new LinkedHashMap<>();
    String metric = cursor.take(METRIC);
    if (!metric.isEmpty()) {
      labels.put(Labels.NAME, metric);
    }
    boolean braces = cursor.skipBlanks().take('{');
    if (!braces && metric.isEmpty()) {
      throw new IllegalArgumentException("expected a series " + cursor.where());
    }
    if (braces && cursor.peek() == '{') {
      throw new IllegalArgumentException("native histograms are not supported");
    }
    while (braces && !cursor.skipBlanks().take('}')) {
      label(cursor, labels);
      if (!cursor.skipBlanks().take(',') && cursor.peek() != '}') {
        throw new IllegalArgumentException("expected ',' or '}' " + cursor.where());
      }
    }
    return Labels.of(labels);
  }

  private static void label(TextCursor cursor, Map<String, String> into) {
    boolean quoted = cursor.atQuote();
    String name = quoted ? cursor.quoted() : cursor.take(LABEL);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("expected a label's name " + cursor.where());
    }
    String key = name;
    String value = name;
    if (quoted && (cursor.skipBlanks().peek() == ',' || cursor.peek() == '}')) {
      key = Labels.NAME;
    } else {
      cursor.skipBlanks().expect('=');
      if (!cursor.skipBlanks().atQuote()) {
        throw new IllegalArgumentException("expected a value in quotes " + cursor.where());
      }
      value = cursor.quoted();
    }
    if (into.put(key, value) != null) {
      throw new IllegalArgumentException("the label " + key + " stands twice");
    }
  }
}
