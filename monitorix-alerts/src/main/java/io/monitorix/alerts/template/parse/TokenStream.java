package io.monitorix.alerts.template.parse;

import io.monitorix.alerts.template.error.TemplateParseException;
import io.monitorix.alerts.template.parse.Token.Kind;
import java.util.List;

/** The tokens of a template, one after the other, and errors at the one that was looked at last. */
final class TokenStream {

  private final String file;
  private final String text;
  private final List<Token> tokens;
  private int at;
  private int farthest;
  private int actionLine;

  TokenStream(String file, String text) {
    this.file = file;
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  Token peek() {
    farthest = Math.max(farthest, at);
    return tokens.get(at);
  }

  Token peekNonSpace() {
    skipSpace();
    return peek();
  }

  Token next() {
    Token token = peek();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  Token nextNonSpace() {
    skipSpace();
    return next();
  }

  int mark() {
    return at;
  }

  void back(int mark) {
    at = mark;
  }

  void expectClose(String context) {
    Token token = nextNonSpace();
    if (token.kind() != Kind.CLOSE) {
      throw unexpected(token, context);
    }
  }

  /** From here on, an error in another line says where the action began. */
  void beginAction(Token open) {
    actionLine = open.line();
  }

  void endAction() {
    actionLine = 0;
  }

  TemplateParseException unexpected(Token token, String context) {
    if (token.kind() != Kind.ERROR) {
      return error(token, "unexpected " + token.shown() + " in " + context);
    }
    if (actionLine == 0 || actionLine == token.line()) {
      return error(token.text());
    }
    String action = token.text().endsWith(" action") ? "" : " in action";
    return error(token.text() + action + " started at " + file + ":" + actionLine);
  }

  /** An error at what was looked at last. */
  TemplateParseException error(String reason) {
    return error(tokens.get(farthest), reason);
  }

  TemplateParseException error(Token token, String reason) {
    int column = token.start() - text.lastIndexOf('\n', token.start() - 1);
    return new TemplateParseException(
        file, tokens.get(farthest).line(), token.line(), column, reason);
  }

  private void skipSpace() {
    while (tokens.get(at).kind() == Kind.SPACE) {
      at++;
    }
  }
}
