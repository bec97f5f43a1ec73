package io.monitorix.exporter.dashboards.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the variables in a query: {@code $x}, {@code ${x}}, {@code ${x:regex}}, {@code [[x]]}. */
final class References {

  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$([A-Za-z_]\\w*)"
              + "|\\[\\[(\\w+)(?::\\w+)?\\]\\]"
              + "|\\$\\{([A-Za-z_]\\w*)(?:\\.[^:}]+)?(?::[^}]+)?\\}");
  private static final Pattern BEFORE_DURATION = Pattern.compile("(?s).*\\boffset\\s+-?$");
  private static final Pattern UNIT = Pattern.compile("(?s)(?:ms|[smhdwy])(?!\\w).*");

  private References() {}

  /** All of them, in order. */
  static List<Reference> in(String query) {
    List<Reference> references = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(query);
    Scan scan = new Scan();
    while (variable.find()) {
      scan.upTo(query, variable.start());
      references.add(
          new Reference(
              name(variable), variable.start(), variable.end(), context(query, variable, scan)));
      scan.skipTo(variable.end());
    }
    return references;
  }

  private static String name(Matcher variable) {
    for (int group = 1; group < 3; group++) {
      if (variable.group(group) != null) {
        return variable.group(group);
      }
    }
    return variable.group(3);
  }

  private static Reference.Context context(String query, Matcher variable, Scan scan) {
    if (scan.quote != 0) {
      return Reference.Context.TEXT;
    } else if (scan.braces > 0) {
      return inBraces(query, variable);
    } else if (UNIT.matcher(query.substring(variable.end())).matches()) {
      return Reference.Context.NUMBER;
    }
    if (isOfName(query, variable.start() - 1) || isOfName(query, variable.end())) {
      return Reference.Context.PART;
    }
    boolean duration =
        scan.brackets > 0
            || BEFORE_DURATION.matcher(query.substring(0, variable.start())).matches();
    return duration ? Reference.Context.DURATION : Reference.Context.ANY;
  }

  private static boolean isOfName(String query, int index) {
    return index >= 0
        && index < query.length()
        && (Character.isLetterOrDigit(query.charAt(index)) || query.charAt(index) == '_');
  }

  private static Reference.Context inBraces(String query, Matcher variable) {
    String before = query.substring(0, variable.start()).stripTrailing();
    String after = query.substring(variable.end()).stripLeading();
    if (before.endsWith("=") || before.endsWith("~")) {
      return Reference.Context.QUOTED;
    }
    return after.startsWith("=") || after.startsWith("!")
        ? Reference.Context.LABEL
        : Reference.Context.MATCHERS;
  }

  /** Where in the query one is: in which quotes, in how many brackets and braces. */
  private static final class Scan {
    private int at;
    private char quote;
    private int brackets;
    private int braces;

    void skipTo(int index) {
      at = index;
    }

    void upTo(String query, int end) {
      for (; at < end; at++) {
        char c = query.charAt(at);
        if (quote != 0) {
          if (c == '\\' && quote != '`') {
            at++;
          } else if (c == quote) {
            quote = 0;
          }
        } else if (c == '"' || c == '\'' || c == '`') {
          quote = c;
        } else if (c == '[') {
          brackets++;
        } else if (c == ']') {
          brackets--;
        } else if (c == '{') {
          braces++;
        } else if (c == '}') {
          braces--;
        }
      }
    }
  }
}
