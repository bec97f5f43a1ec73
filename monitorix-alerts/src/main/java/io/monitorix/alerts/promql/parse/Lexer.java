package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.ast.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a query into tokens, the last of which is the end or an error: an error is told only if the
 * parser gets that far, so that the first fault of a query is the one that is told.
 */
final class Lexer {

  private final String query;
  private final List<Token> tokens = new ArrayList<>();
  private int start;
  private int counted;
  private int line = 1;
  private int lineStart;
  private int at;
  private int parens;
  private boolean inBraces;
  private boolean inBrackets;
  private boolean colonSeen;

  private Lexer(String query) {
    this.query = query;
  }

  static List<Token> tokens(String query) {
    Lexer lexer = new Lexer(query);
    while (lexer.next()) {
      // Until the end or an error.
    }
    return lexer.tokens;
  }

  private boolean next() {
    skipSpace();
    start = at;
    if (at >= query.length()) {
      return end();
    }
    char c = query.charAt(at);
    if (c == '"' || c == '\'' || c == '`') {
      return string(c);
    }
    if (isLetter(c) || (c == ':' && !inBraces && !inBrackets)) {
      return word();
    }
    if (inBraces) {
      return braces(c);
    }
    if (isDigit(c) || (c == '.' && at + 1 < query.length() && isDigit(query.charAt(at + 1)))) {
      return number();
    }
    return symbol(c);
  }

  private void skipSpace() {
    while (at < query.length()) {
      char c = query.charAt(at);
      if (c == '#') {
        int line = query.indexOf('\n', at);
        at = line < 0 ? query.length() : line;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  private boolean end() {
    if (inBraces) {
      return error("unexpected end of input inside braces");
    }
    if (inBrackets) {
      return error("unclosed left bracket");
    }
    if (parens > 0) {
      return error("unclosed left parenthesis");
    }
    add(TokenKind.END, 0);
    return false;
  }

  private boolean string(char quote) {
    int end = StringText.end(query, at);
    if (end < 0) {
      return error(quote == '`' ? "unterminated raw string" : "unterminated quoted string");
    }
    if (Names.isValid(query.substring(at, end))) {
      return add(TokenKind.STRING, end - at);
    }
    return error("invalid UTF-8 rune");
  }

  private boolean word() {
    int end = at;
    while (end < query.length() && isWord(query.charAt(end))) {
      end++;
    }
    String word = query.substring(at, end);
    return add(inBraces ? TokenKind.IDENTIFIER : TokenKind.ofWord(word), end - at);
  }

  private boolean isWord(char c) {
    return isLetter(c) || isDigit(c) || (c == ':' && !inBraces && !inBrackets);
  }

  private boolean braces(char c) {
    return switch (c) {
      case ',' -> add(TokenKind.COMMA, 1);
      case '}' -> {
        inBraces = false;
        yield add(TokenKind.RIGHT_BRACE, 1);
      }
      case '=' -> nextIs('~') ? add(TokenKind.MATCH, 2) : add(TokenKind.EQUAL, 1);
      case '!' -> {
        boolean operator = nextIs('~') || nextIs('=');
        yield operator ? add(TokenKind.MATCH, 2) : unexpectedAfter('!', "inside braces");
      }
      case '{' ->
          tokens.get(tokens.size() - 1).is(TokenKind.LEFT_BRACE)
              ? error("native histograms are not supported")
              : error("unexpected character inside braces: '{'");
      default -> error("unexpected character inside braces: " + shown());
    };
  }

  private boolean symbol(char c) {
    return switch (c) {
      case ',' -> add(TokenKind.COMMA, 1);
      case '(' -> {
        parens++;
        yield add(TokenKind.LEFT_PAREN, 1);
      }
      case ')' -> {
        parens--;
        yield parens < 0
            ? error("unexpected right parenthesis ')'")
            : add(TokenKind.RIGHT_PAREN, 1);
      }
      case '{' -> {
        inBraces = true;
        yield add(TokenKind.LEFT_BRACE, 1);
      }
      case '[', ']', ':' -> bracket(c);
      case '@' -> add(TokenKind.AT, 1);
      case '*', '/', '%', '+', '-', '^' -> add(TokenKind.OPERATOR, 1);
      case '<', '>' -> add(TokenKind.OPERATOR, nextIs('=') ? 2 : 1);
      case '=' -> {
        if (nextIs('~')) {
          yield unexpectedAfter('=', "");
        }
        yield nextIs('=') ? add(TokenKind.OPERATOR, 2) : add(TokenKind.EQUAL, 1);
      }
      case '!' -> nextIs('=') ? add(TokenKind.OPERATOR, 2) : unexpectedAfter('!', "");
      default -> error("unexpected character: " + shown());
    };
  }

  private boolean bracket(char c) {
    boolean open = c == '[';
    if (open ? inBrackets : c == ']' && !inBrackets) {
      return error("unexpected " + (open ? "left" : "right") + " bracket '" + c + "'");
    }
    if (c == ':') {
      boolean second = colonSeen;
      colonSeen = true;
      return second ? error("unexpected colon ':'") : add(TokenKind.COLON, 1);
    }
    inBrackets = open;
    colonSeen = false;
    return add(open ? TokenKind.LEFT_BRACKET : TokenKind.RIGHT_BRACKET, 1);
  }

  private boolean number() {
    int end = at;
    while (end < query.length() && isNumber(end)) {
      end++;
    }
    String text = query.substring(at, end);
    if (NumberText.isNumber(text)) {
      return add(TokenKind.NUMBER, end - at);
    }
    if (NumberText.isDuration(text)) {
      return add(TokenKind.DURATION, end - at);
    }
    at = end;
    return error("bad number or duration syntax: " + Quoted.text(text));
  }

  private boolean isNumber(int index) {
    char c = query.charAt(index);
    if (isLetter(c) || isDigit(c) || c == '.') {
      return true;
    }
    boolean exponent = Character.toLowerCase(query.charAt(Math.max(index - 1, at))) == 'e';
    boolean hex = query.startsWith("0x", at) || query.startsWith("0X", at);
    return (c == '+' || c == '-') && index > at && exponent && !hex;
  }

  private boolean unexpectedAfter(char before, String where) {
    String what = at + 1 < query.length() ? Quoted.character(query, at + 1) : "end of input";
    return error(
        "unexpected character "
            + (where.isEmpty() ? "" : where + " ")
            + "after '"
            + before
            + "': "
            + what);
  }

  private String shown() {
    return Quoted.character(query, at);
  }

  private boolean nextIs(char c) {
    return at + 1 < query.length() && query.charAt(at + 1) == c;
  }

  private boolean add(TokenKind kind, int length) {
    at = start + length;
    tokens.add(new Token(kind, query.substring(start, at), span(at)));
    return true;
  }

  private boolean error(String reason) {
    int end = Math.min(query.length(), Math.max(at, start + 1));
    tokens.add(new Token(TokenKind.ERROR, reason, span(end)));
    return false;
  }

  private Span span(int end) {
    while (counted < start) {
      if (query.charAt(counted++) == '\n') {
        line++;
        lineStart = counted;
      }
    }
    return new Span(start, end, line, start - lineStart + 1);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
