package io.monitorix.alerts.template.parse;

import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a template into tokens. An error is the last one. */
final class Lexer {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final String SPACES = " \t\r\n";
  private static final Set<String> KEYWORDS =
      Set.of(
          "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int start;
  private int parens;

  private int countedTo;
  private int line = 1;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens; the last is the end or an error. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    if (lexer.texts()) {
      lexer.start = text.length();
      lexer.add(Kind.END_OF_FILE);
    }
    return lexer.tokens;
  }

  private boolean texts() {
    while (at < text.length()) {
      start = at;
      int open = text.indexOf(OPEN, at);
      if (open < 0) {
        at = text.length();
        add(Kind.TEXT);
        return true;
      }
      boolean trims = isTrimMark(open + 2, false);
      at = open;
      while (trims && at > start && isSpace(at - 1)) {
        at--;
      }
      if (at > start) {
        add(Kind.TEXT);
      }
      start = open;
      at = open + OPEN.length();
      int inside = trims ? at + 2 : at;
      boolean fine = text.startsWith("/*", inside) ? comment(inside) : action(inside);
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  private boolean comment(int inside) {
    start = inside;
    int end = text.indexOf("*/", inside + 2);
    if (end < 0) {
      return fail("unclosed comment");
    }
    at = end + 2;
    if (!atClose()) {
      return fail("comment ends before closing delimiter");
    }
    skipClose();
    return true;
  }

  private boolean action(int inside) {
    add(Kind.OPEN);
    at = inside;
    parens = 0;
    while (true) {
      start = at;
      if (atClose()) {
        if (parens > 0) {
          return fail("unclosed left paren");
        }
        int end = at + (text.startsWith(CLOSE, at) ? 2 : 4);
        tokens.add(new Token(Kind.CLOSE, CLOSE, end - 2, line()));
        skipClose();
        return true;
      }
      if (at >= text.length()) {
        return fail("unclosed action");
      }
      if (!inside()) {
        return false;
      }
    }
  }

  private boolean inside() {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> add(Kind.ASSIGN);
      case ':' -> accept("=") ? add(Kind.DECLARE) : fail("expected :=");
      case '|' -> add(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHARACTER_CONSTANT, "unterminated character constant");
      case '`' -> raw();
      case '$' -> name(Kind.VARIABLE);
      case '(' -> {
        parens++;
        yield add(Kind.OPEN_PAREN);
      }
      case ')' -> {
        parens--;
        yield parens < 0 ? fail("unexpected right paren") : add(Kind.CLOSE_PAREN);
      }
      default -> word(c);
    };
  }

  private boolean space() {
    while (at < text.length() && isSpace(at) && !atClose()) {
      at++;
    }
    return add(Kind.SPACE);
  }

  private boolean raw() {
    int close = text.indexOf('`', at);
    at = close + 1;
    return close < 0 ? fail("unterminated raw quoted string") : add(Kind.RAW_STRING);
  }

  private boolean word(int c) {
    boolean digit = c >= '0' && c <= '9';
    if (c == '.' && at < text.length() && !(text.charAt(at) >= '0' && text.charAt(at) <= '9')) {
      return name(Kind.FIELD);
    }
    if (digit || c == '.' || c == '+' || c == '-') {
      at = start;
      return number();
    }
    if (isAlphanumeric(c)) {
      return name(Kind.IDENTIFIER);
    }
    if (c < 0x7f && c > ' ') {
      return add(Kind.CHARACTER);
    }
    String shown = c >= ' ' && c != 0x7f ? " '" + Character.toString(c) + "'" : "";
    return fail(String.format("unrecognized character in action: U+%04X%s", c, shown));
  }

  /** A name after its first character. */
  private boolean name(Kind kind) {
    while (at < text.length() && isAlphanumeric(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    String name = text.substring(start, at);
    boolean bare = kind != Kind.IDENTIFIER && name.length() == 1;
    if (!atTerminator()) {
      return fail(badCharacter());
    }
    if (kind == Kind.FIELD && bare) {
      return add(Kind.DOT);
    }
    if (kind != Kind.IDENTIFIER) {
      return add(kind);
    }
    if (KEYWORDS.contains(name)) {
      return add(Kind.KEYWORD);
    }
    return add(
        switch (name) {
          case "nil" -> Kind.NIL;
          case "true", "false" -> Kind.BOOL;
          default -> Kind.IDENTIFIER;
        });
  }

  private String badCharacter() {
    int c = text.codePointAt(at);
    return String.format("bad character U+%04X '%s'", c, Character.toString(c));
  }

  private boolean quoted(char quote, Kind kind, String unterminated) {
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at++);
      if (c == quote) {
        return add(kind);
      }
      if (c == '\\' && at < text.length() && text.charAt(at) != '\n') {
        at++;
      }
    }
    return fail(unterminated);
  }

  private boolean number() {
    accept("+-");
    String digits = "0123456789_";
    String exponent = "eE";
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF_";
        exponent = "pP";
      } else if (accept("oO")) {
        digits = "01234567_";
        exponent = "";
      } else if (accept("bB")) {
        digits = "01_";
        exponent = "";
      }
    }
    acceptAll(digits);
    if (accept(".")) {
      acceptAll(digits);
    }
    if (accept(exponent)) {
      accept("+-");
      acceptAll("0123456789_");
    }
    accept("i");
    boolean goesOn = at < text.length() && isAlphanumeric(text.codePointAt(at));
    boolean complex = at < text.length() && "+-".indexOf(text.charAt(at)) >= 0;
    if (goesOn || complex) {
      at += Character.charCount(text.codePointAt(at));
      return fail("bad number syntax: " + Quotes.quote(text.substring(start, at), false));
    }
    return add(Kind.NUMBER);
  }

  private boolean accept(String characters) {
    if (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  private void acceptAll(String characters) {
    while (accept(characters)) {
      // Goes on.
    }
  }

  private boolean atClose() {
    return text.startsWith(CLOSE, at) || isTrimMark(at, true);
  }

  /** Whether a minus trims at an index: a space follows it, or stands before it at the end. */
  private boolean isTrimMark(int index, boolean closes) {
    if (index + 1 >= text.length()) {
      return false;
    }
    return closes
        ? isSpace(index) && text.startsWith("-" + CLOSE, index + 1)
        : text.charAt(index) == '-' && isSpace(index + 1);
  }

  private void skipClose() {
    boolean trims = !text.startsWith(CLOSE, at);
    at += trims ? 4 : 2;
    while (trims && at < text.length() && isSpace(at)) {
      at++;
    }
  }

  private boolean atTerminator() {
    return at >= text.length()
        || isSpace(at)
        || ".,|:)(".indexOf(text.charAt(at)) >= 0
        || text.startsWith(CLOSE, at);
  }

  private boolean isSpace(int index) {
    return SPACES.indexOf(text.charAt(index)) >= 0;
  }

  private static boolean isAlphanumeric(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  private boolean add(Kind kind) {
    tokens.add(new Token(kind, text.substring(start, at), start, line()));
    return true;
  }

  private boolean fail(String message) {
    tokens.add(new Token(Kind.ERROR, message, start, line()));
    return false;
  }

  /** The line of {@link #start}, which never goes back. */
  private int line() {
    for (; countedTo < start; countedTo++) {
      if (text.charAt(countedTo) == '\n') {
        line++;
      }
    }
    return line;
  }
}
