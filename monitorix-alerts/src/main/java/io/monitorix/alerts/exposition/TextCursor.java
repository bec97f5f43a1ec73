package io.monitorix.alerts.exposition;

/** A place in the text, and what can be read there. For one thread. */
final class TextCursor {

  private final String text;
  private int at;

  TextCursor(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The character here; 0 at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  void advance() {
    at++;
  }

  boolean isLineEnd() {
    return at >= text.length() || text.charAt(at) == '\n';
  }

  /** Passes over spaces and tabs; whether there were some. */
  boolean skipBlanks() {
    int from = at;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at > from;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Goes to the end of the line, and gives what was left of it. */
  String restOfLine() {
    int from = at;
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
    return text.substring(from, at);
  }

  /** Goes to the next line. */
  void endLine() {
    if (!isLineEnd()) {
      throw error("expected the end of the line, got " + excerptHere());
    }
    at = Math.min(at + 1, text.length());
  }

  /** Passes over a word of the text, if it is here. */
  boolean skip(String word) {
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  /** Passes over what is neither blank nor the end of the line; where it began. */
  int skipToken() {
    int from = at;
    while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '\n') {
      at++;
    }
    return from;
  }

  /** Passes over a name without quotes; false if none begins here. */
  boolean skipName(boolean colons) {
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at), colons, at == from)) {
      at++;
    }
    return at > from;
  }

  private static boolean isNamePart(char c, boolean colons, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (colons && c == ':')
        || (!first && c >= '0' && c <= '9');
  }

  /** Passes over a text in quotes, which ends on its line. Not on a quote, it complains. */
  void skipQuoted(String expected) {
    if (peek() != '"') {
      throw error("expected " + expected + " in quotes, got " + excerptHere());
    }
    int from = at++;
    while (!isLineEnd()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && !isLineEnd()) {
        at++;
      }
    }
    at = from;
    throw error("the quote has no end on its line");
  }

  /** What stands from there to here between quotes, with its escapes replaced. */
  String unquoted(int from, int to) {
    return unescaped(from + 1, to - 1);
  }

  /** A part of the text with its escapes replaced; other backslashes stay. */
  String unescaped(int from, int to) {
    int escape = text.indexOf('\\', from);
    if (escape < 0 || escape >= to) {
      return text.substring(from, to);
    }
    StringBuilder plain = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      char next = c == '\\' && i + 1 < to ? text.charAt(i + 1) : 0;
      switch (next) {
        case 'n' -> plain.append('\n');
        case '"', '\\' -> plain.append(next);
        default -> plain.append(c);
      }
      if (next == 'n' || next == '"' || next == '\\') {
        i++;
      }
    }
    return plain.toString();
  }

  String excerptHere() {
    if (isLineEnd()) {
      return isAtEnd() ? "the end of the text" : "the end of the line";
    }
    int end = text.indexOf('\n', at);
    return ExpositionException.excerpt(text, at, end < 0 ? text.length() : end);
  }

  /** Something is wrong here. */
  ExpositionException error(String message) {
    return ExpositionException.at(text, at, message);
  }

  /** Something is wrong there. */
  ExpositionException errorAt(int index, String message) {
    return ExpositionException.at(text, index, message);
  }
}
