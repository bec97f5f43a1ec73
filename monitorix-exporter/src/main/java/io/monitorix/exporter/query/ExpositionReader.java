package io.monitorix.exporter.query;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.remote.query.QueryFailedException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads samples in Prometheus's text format (times in milliseconds) and, told by its {@code # EOF},
 * in OpenMetrics (times in seconds). Types, helps and exemplars are passed over.
 */
final class ExpositionReader {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern REST =
      Pattern.compile("\\s*(\\S+)(?:\\s+([-+.\\deE]+))?\\s*(?:#.*)?");

  private final String file;
  private final long defaultTime;

  ExpositionReader(String file, long defaultTime) {
    this.file = file;
    this.defaultTime = defaultTime;
  }

  /**
   * Reads a text.
   *
   * @throws QueryFailedException at the first line that is none of the format; says which
   */
  MemorySeries read(String text) {
    MemorySeries series = new MemorySeries();
    int decimals = text.lines().anyMatch(line -> line.strip().equals("# EOF")) ? 3 : 0;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#")) {
        continue;
      }
      try {
        add(stripped, decimals, series);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new QueryFailedException(
            file + ":" + number + ": not a sample (name{label=\"value\"} 1): " + stripped, e);
      }
    }
    return series;
  }

  private void add(String line, int decimals, MemorySeries into) {
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher at = NAME.matcher(line);
    int next = 0;
    if (at.lookingAt()) {
      labels.put(Labels.NAME, at.group());
      next = at.end();
    }
    next = blanks(line, next);
    if (next < line.length() && line.charAt(next) == '{') {
      next = labels(line, next + 1, labels);
    }
    Matcher rest = REST.matcher(line).region(next, line.length());
    if (labels.isEmpty() || !rest.matches()) {
      throw new IllegalArgumentException("no value");
    }
    long time =
        rest.group(2) == null
            ? defaultTime
            : new BigDecimal(rest.group(2)).movePointRight(decimals).longValue();
    into.add(Labels.of(labels), time, SampleText.parse(rest.group(1)));
  }

  private static int labels(String line, int from, Map<String, String> into) {
    int next = blanks(line, from);
    while (line.charAt(next) != '}') {
      Matcher plain = NAME.matcher(line).region(next, line.length());
      Matcher quoted = QUOTED.matcher(line).region(next, line.length());
      boolean isPlain = plain.lookingAt();
      if (!isPlain && !quoted.lookingAt()) {
        throw new IllegalArgumentException("no label");
      }
      String name = isPlain ? plain.group() : unescaped(quoted.group(1));
      next = blanks(line, isPlain ? plain.end() : quoted.end());
      if (line.charAt(next) == '=') {
        Matcher value = QUOTED.matcher(line).region(blanks(line, next + 1), line.length());
        if (!value.lookingAt()) {
          throw new IllegalArgumentException("no value of a label");
        }
        into.put(name, unescaped(value.group(1)));
        next = blanks(line, value.end());
      } else if (!isPlain) {
        into.put(Labels.NAME, name);
      } else {
        throw new IllegalArgumentException("no value of a label");
      }
      if (line.charAt(next) == ',') {
        next = blanks(line, next + 1);
      } else if (line.charAt(next) != '}') {
        throw new IllegalArgumentException("no end of the labels");
      }
    }
    return next + 1;
  }

  /** Passes over blanks; something has to follow. */
  private static int blanks(String line, int from) {
    int next = from;
    while (next < line.length() && Character.isWhitespace(line.charAt(next))) {
      next++;
    }
    if (next == line.length()) {
      throw new IllegalArgumentException("incomplete");
    }
    return next;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char escaped = text.charAt(++i);
        plain.append(escaped == 'n' ? '\n' : escaped);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
