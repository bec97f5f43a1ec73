package io.monitorix.alerts.exposition;

import java.util.Set;

/**
 * Reads a text of metrics, as strictly as Prometheus 3 does: names in UTF-8 are allowed in quotes,
 * exemplars are read and dropped, and {@code _created} is a series like any other.
 */
public final class ExpositionParser {

  private static final Set<String> PROMETHEUS_TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");

  private static final Set<String> OPENMETRICS_TYPES =
      Set.of(
          "counter",
          "gauge",
          "histogram",
          "gaugehistogram",
          "summary",
          "info",
          "stateset",
          "unknown");

  /** Seconds whose milliseconds are exact in a double; the year is beyond 280,000. */
  private static final double LATEST_SECOND = 9e12;

  private final TextCursor cursor;
  private final SampleLine line;
  private final boolean openMetrics;
  private final ExpositionSink sink;

  private ExpositionParser(String text, ExpositionFormat format, ExpositionSink sink) {
    this.cursor = new TextCursor(text);
    this.line = new SampleLine(cursor);
    this.openMetrics = format == ExpositionFormat.OPENMETRICS;
    this.sink = sink;
  }

  /**
   * Hands all over that the text tells.
   *
   * @throws ExpositionException at the first thing that is wrong; the sink got what came before
   */
  public static void parse(String text, ExpositionFormat format, ExpositionSink sink) {
    ExpositionParser parser = new ExpositionParser(text, format, sink);
    if (parser.openMetrics) {
      parser.openMetrics();
    } else {
      parser.prometheus();
    }
  }

  private void prometheus() {
    while (!cursor.isAtEnd()) {
      cursor.skipBlanks();
      if (cursor.isLineEnd()) {
        cursor.endLine();
      } else if (cursor.peek() == '#') {
        cursor.advance();
        comment();
      } else {
        line.read();
        cursor.skipBlanks();
        double value = number("a value");
        cursor.skipBlanks();
        Long time = cursor.isLineEnd() ? null : milliseconds();
        cursor.skipBlanks();
        cursor.endLine();
        sink.sample(line, value, time);
      }
    }
  }

  private void comment() {
    if (cursor.skipBlanks()) {
      if (cursor.skip("HELP ") || cursor.skip("HELP\t")) {
        help();
      } else if (cursor.skip("TYPE ") || cursor.skip("TYPE\t")) {
        type(PROMETHEUS_TYPES);
      }
    }
    cursor.restOfLine();
    cursor.endLine();
  }

  private void openMetrics() {
    while (true) {
      if (cursor.isAtEnd()) {
        throw cursor.error("the text ends without '# EOF'; it is not complete");
      }
      if (cursor.peek() == '#') {
        if (cursor.skip("# EOF")) {
          if (!cursor.isAtEnd()) {
            cursor.endLine();
          }
          if (!cursor.isAtEnd()) {
            throw cursor.error("expected nothing behind '# EOF', got " + cursor.excerptHere());
          }
          return;
        }
        metadata();
      } else {
        openMetricsSample();
      }
    }
  }

  private void metadata() {
    if (cursor.skip("# HELP ")) {
      help();
    } else if (cursor.skip("# TYPE ")) {
      type(OPENMETRICS_TYPES);
    } else if (cursor.skip("# UNIT ")) {
      unit();
    } else {
      throw cursor.error(
          "expected '# HELP', '# TYPE', '# UNIT' or '# EOF', got " + cursor.excerptHere());
    }
    cursor.endLine();
  }

  private void openMetricsSample() {
    line.read();
    cursor.skipBlanks();
    double value = number("a value");
    cursor.skipBlanks();
    Long time = cursor.isLineEnd() || cursor.peek() == '#' ? null : seconds();
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      exemplar();
    }
    cursor.endLine();
    sink.sample(line, value, time);
  }

  /** It is checked, as nothing else tells a half written line. */
  private void exemplar() {
    cursor.advance();
    cursor.skipBlanks();
    if (cursor.peek() != '{') {
      throw cursor.error("expected the labels of an exemplar, got " + cursor.excerptHere());
    }
    new SampleLine(cursor).readExemplar();
    cursor.skipBlanks();
    number("the value of an exemplar");
    cursor.skipBlanks();
    if (!cursor.isLineEnd()) {
      seconds();
      cursor.skipBlanks();
    }
  }

  private double number(String what) {
    int from = cursor.skipToken();
    if (from == cursor.at()) {
      throw cursor.error("expected " + what + ", got " + cursor.excerptHere());
    }
    return NumberText.value(cursor, from, cursor.at(), what);
  }

  private Long milliseconds() {
    int from = cursor.skipToken();
    try {
      return Long.valueOf(cursor.text().substring(from, cursor.at()));
    } catch (NumberFormatException e) {
      throw cursor.errorAt(
          from,
          "expected a time in whole milliseconds, got "
              + ExpositionException.excerpt(cursor.text(), from, cursor.at()));
    }
  }

  private Long seconds() {
    int from = cursor.at();
    double seconds = number("a time in seconds");
    if (!(Math.abs(seconds) <= LATEST_SECOND)) {
      throw cursor.errorAt(from, "expected a time in seconds since 1970");
    }
    return Math.round(seconds * 1000);
  }

  private String metric() {
    cursor.skipBlanks();
    int from = cursor.at();
    if (cursor.peek() == '"') {
      cursor.skipQuoted("a name");
      return cursor.unquoted(from, cursor.at());
    }
    if (!cursor.skipName(true)) {
      throw cursor.error("expected the name of a metric, got " + cursor.excerptHere());
    }
    return cursor.text().substring(from, cursor.at());
  }

  private void help() {
    String metric = metric();
    cursor.skipBlanks();
    int from = cursor.at();
    cursor.restOfLine();
    sink.help(metric, cursor.unescaped(from, cursor.at()));
  }

  private void type(Set<String> known) {
    String metric = metric();
    cursor.skipBlanks();
    int from = cursor.at();
    String type = cursor.restOfLine();
    String stripped = openMetrics ? type : type.stripTrailing();
    if (!known.contains(stripped)) {
      throw cursor.errorAt(
          from,
          "expected a type such as gauge, got "
              + ExpositionException.excerpt(cursor.text(), from, cursor.at()));
    }
    line.partName(
        switch (stripped) {
          case "histogram", "gaugehistogram" -> "le";
          case "summary" -> "quantile";
          default -> "";
        });
    sink.type(metric, stripped.equals("untyped") ? "unknown" : stripped);
  }

  private void unit() {
    int from = cursor.at();
    String metric = metric();
    cursor.skipBlanks();
    String unit = cursor.restOfLine();
    if (!unit.isEmpty() && !metric.endsWith("_" + unit)) {
      throw cursor.errorAt(from, "the name of the metric does not end with its unit");
    }
    sink.unit(metric, unit);
  }
}
