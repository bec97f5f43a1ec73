package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.AggregationOperator;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a token is; words are told from identifiers outside braces only. */
enum TokenKind {
  END,
  /** The text is what is wrong. */
  ERROR,
  IDENTIFIER,
  /** One with a colon. */
  METRIC_IDENTIFIER,
  NUMBER,
  DURATION,
  STRING,
  LEFT_PAREN,
  RIGHT_PAREN,
  LEFT_BRACE,
  RIGHT_BRACE,
  LEFT_BRACKET,
  RIGHT_BRACKET,
  COMMA,
  COLON,
  AT,
  EQUAL,
  /** {@code =~}, {@code !~}, and within braces {@code !=}. */
  MATCH,
  /** A binary operator, also {@code and}, {@code or}, {@code unless} and {@code atan2}. */
  OPERATOR,
  AGGREGATION,
  BOOL,
  BY,
  WITHOUT,
  ON,
  IGNORING,
  GROUP_LEFT,
  GROUP_RIGHT,
  FILL,
  FILL_LEFT,
  FILL_RIGHT,
  OFFSET,
  ANCHORED,
  SMOOTHED,
  START_CALL,
  END_CALL,
  STEP,
  RANGE,
  MIN_OF,
  MAX_OF;

  private static final Map<String, TokenKind> WORDS = words();

  /** What a word is outside braces; upper and lower case are the same. */
  static TokenKind ofWord(String word) {
    TokenKind otherwise = word.indexOf(':') >= 0 ? METRIC_IDENTIFIER : IDENTIFIER;
    return WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), otherwise);
  }

  /** Whether it only changes what stands beside it. */
  boolean isKeyword() {
    return compareTo(BOOL) >= 0 && compareTo(SMOOTHED) <= 0;
  }

  /** Whether it names a function, too, when a parenthesis follows. */
  boolean isFunctionWord() {
    return compareTo(START_CALL) >= 0;
  }

  private static Map<String, TokenKind> words() {
    Map<String, TokenKind> words = new HashMap<>();
    for (TokenKind kind : values()) {
      if (kind.compareTo(BOOL) >= 0) {
        words.put(kind.name().toLowerCase(Locale.ROOT).replace("_call", ""), kind);
      }
    }
    for (AggregationOperator op : AggregationOperator.values()) {
      words.put(op.symbol(), AGGREGATION);
    }
    for (BinaryOperator op : BinaryOperator.values()) {
      if (Character.isLetter(op.symbol().charAt(0))) {
        words.put(op.symbol(), OPERATOR);
      }
    }
    words.put("inf", NUMBER);
    words.put("nan", NUMBER);
    return Map.copyOf(words);
  }
}
