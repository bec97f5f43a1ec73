package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.ast.Span;
import java.util.Locale;

/**
 * A word of PromQL.
 *
 * @param text as it was written; of an error what is wrong
 */
record Token(TokenKind kind, String text, Span span) {

  private static final int LONGEST_SHOWN = 10;

  boolean is(TokenKind other) {
    return kind == other;
  }

  boolean isOperator(String symbol) {
    return kind == TokenKind.OPERATOR && text.toLowerCase(Locale.ROOT).equals(symbol);
  }

  /** As messages call it. */
  String described() {
    return switch (kind) {
      case END -> "end of input";
      case IDENTIFIER -> "identifier " + Names.quote(text);
      case METRIC_IDENTIFIER -> "metric identifier " + Names.quote(text);
      case NUMBER -> "number " + shown();
      case DURATION -> "duration " + shown();
      case STRING -> "string " + shown();
      case OPERATOR, MATCH, AT -> "<op:" + text.toLowerCase(Locale.ROOT) + ">";
      case AGGREGATION -> "<aggr:" + text.toLowerCase(Locale.ROOT) + ">";
      default -> kind.isKeyword() ? "<" + text.toLowerCase(Locale.ROOT) + ">" : Names.quote(text);
    };
  }

  private String shown() {
    return text.length() > LONGEST_SHOWN
        ? Names.quote(text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN))) + "..."
        : Names.quote(text);
  }
}
