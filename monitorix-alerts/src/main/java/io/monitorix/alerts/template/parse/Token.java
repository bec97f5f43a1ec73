package io.monitorix.alerts.template.parse;

import io.monitorix.alerts.template.format.Quotes;

/**
 * A piece of a template's text.
 *
 * @param text as it stands there; of an error, its message
 * @param start index in the text
 * @param line from 1
 */
record Token(Kind kind, String text, int start, int line) {

  private static final int LONGEST_SHOWN = 10;

  /** What it is. */
  enum Kind {
    ERROR,
    END_OF_FILE,
    TEXT,
    OPEN,
    CLOSE,
    SPACE,
    PIPE,
    ASSIGN,
    DECLARE,
    OPEN_PAREN,
    CLOSE_PAREN,
    CHARACTER,
    BOOL,
    NUMBER,
    CHARACTER_CONSTANT,
    STRING,
    RAW_STRING,
    IDENTIFIER,
    FIELD,
    VARIABLE,
    DOT,
    NIL,
    KEYWORD
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.KEYWORD && text.equals(keyword);
  }

  /** As messages show it. */
  String shown() {
    return switch (kind) {
      case END_OF_FILE -> "EOF";
      case ERROR -> text;
      case KEYWORD, DOT, NIL -> "<" + text + ">";
      default -> {
        if (text.codePointCount(0, text.length()) <= LONGEST_SHOWN) {
          yield Quotes.quote(text, false);
        }
        int cut = text.offsetByCodePoints(0, LONGEST_SHOWN);
        yield Quotes.quote(text.substring(0, cut), false) + "...";
      }
    };
  }
}
