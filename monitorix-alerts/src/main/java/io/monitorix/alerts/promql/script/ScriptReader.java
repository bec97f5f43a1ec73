package io.monitorix.alerts.promql.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of one script. A blank line, or the next command at the margin, ends a block. */
final class ScriptReader {

  private static final Pattern COMMAND = Pattern.compile("(clear|load|eval)(?:_(\\w+))?");
  private static final Set<String> OLD_FORMS = Set.of("", "fail", "warn", "info", "ordered");

  private final String name;
  private final List<String> lines;
  private int next;

  ScriptReader(String name, String text) {
    this.name = name;
    this.lines = text.lines().toList();
  }

  /**
   * Reads all.
   *
   * @throws ScriptException at the first line that cannot be read
   */
  List<Step> read() {
    List<Step> steps = new ArrayList<>();
    while (next < lines.size()) {
      String line = lines.get(next++).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int at = next;
        steps.add(located(at, () -> command(at, line)));
      }
    }
    return steps;
  }

  private Step command(int at, String line) {
    TextCursor cursor = new TextCursor(line);
    String word = cursor.word();
    Matcher command = COMMAND.matcher(word);
    if (!command.matches()) {
      throw new IllegalArgumentException(
          "unknown command '" + word + "'; there are clear, load and eval");
    }
    String suffix = command.group(2) == null ? "" : command.group(2);
    return switch (command.group(1)) {
      case "eval" -> eval(at, suffix, cursor.skipBlanks());
      case "load" -> load(at, suffix, cursor.skipBlanks());
      default -> clear(at, cursor.skipBlanks());
    };
  }

  private static Step clear(int at, TextCursor rest) {
    if (!rest.atEnd()) {
      throw new IllegalArgumentException("nothing can follow clear");
    }
    return new Step.Clear(at);
  }

  private Step load(int at, String suffix, TextCursor rest) {
    if (!suffix.isEmpty()) {
      throw new IllegalArgumentException(
          "load_" + suffix + " makes native histograms, which are not supported");
    }
    long step = ScriptDuration.millis(rest.word());
    if (step <= 0 || !rest.skipBlanks().atEnd()) {
      throw new IllegalArgumentException("expected: load STEP, such as load 5m");
    }
    List<SeriesLine> series = new ArrayList<>();
    block(line -> series.add(SeriesLine.read(line)));
    return new Step.Load(at, step, series);
  }

  private Step eval(int at, String suffix, TextCursor rest) {
    if (!OLD_FORMS.contains(suffix)) {
      throw new IllegalArgumentException("unknown command 'eval_" + suffix + "'");
    }
    String kind = rest.word();
    boolean instant = kind.equals("instant");
    if (!instant && !kind.equals("range")) {
      throw new IllegalArgumentException(
          "expected: eval instant at T QUERY, or eval range from A to B step S QUERY");
    }
    rest.skipBlanks();
    Step.When when = instant ? Times.at(rest) : Times.over(rest);
    String query = rest.skipBlanks().rest();
    if (query.isEmpty()) {
      throw new IllegalArgumentException("a query is missing");
    }
    ExpectationReader expectations = new ExpectationReader(instant, suffix);
    block(expectations::read);
    return new Step.Eval(at, query, when, expectations.expectations());
  }

  private void block(java.util.function.Consumer<String> reading) {
    while (next < lines.size()) {
      String raw = lines.get(next);
      String line = raw.strip();
      boolean atMargin = !line.isEmpty() && !Character.isWhitespace(raw.charAt(0));
      if (line.isEmpty() || (atMargin && COMMAND.matcher(firstWord(line)).matches())) {
        return;
      }
      next++;
      if (!line.startsWith("#")) {
        located(
            next,
            () -> {
              reading.accept(line);
              return line;
            });
      }
    }
  }

  private static String firstWord(String line) {
    return new TextCursor(line).word();
  }

  private <T> T located(int at, java.util.function.Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      String message = e.getMessage();
      throw new ScriptException(name, at, message == null ? e.toString() : message);
    }
  }
}
