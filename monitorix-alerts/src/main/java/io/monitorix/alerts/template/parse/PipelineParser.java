package io.monitorix.alerts.template.parse;

import io.monitorix.alerts.template.ast.Constant;
import io.monitorix.alerts.template.ast.Operand;
import io.monitorix.alerts.template.ast.Operand.Command;
import io.monitorix.alerts.template.ast.Operand.Pipeline;
import io.monitorix.alerts.template.ast.Operand.Variable;
import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.parse.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads pipelines: what stands between the braces. */
final class PipelineParser {

  private static final int DEEPEST = 100;

  private static final Set<Kind> STARTS =
      EnumSet.of(
          Kind.BOOL,
          Kind.CHARACTER_CONSTANT,
          Kind.DOT,
          Kind.FIELD,
          Kind.IDENTIFIER,
          Kind.NUMBER,
          Kind.NIL,
          Kind.RAW_STRING,
          Kind.STRING,
          Kind.VARIABLE,
          Kind.OPEN_PAREN);

  private final TokenStream tokens;
  private final Predicate<String> functions;
  private final List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  PipelineParser(TokenStream tokens, Predicate<String> functions) {
    this.tokens = tokens;
    this.functions = functions;
  }

  /** How many variables there are by now. */
  int variables() {
    return variables.size();
  }

  /** Forgets those that came after. */
  void forgetVariables(int count) {
    variables.subList(count, variables.size()).clear();
  }

  /** Reads a pipeline and what ends it. */
  Pipeline pipeline(String context, Kind end) {
    int start = tokens.peekNonSpace().start();
    List<Variable> declared = new ArrayList<>();
    boolean assigns = declarations(context, declared);
    List<Command> commands = new ArrayList<>();
    while (true) {
      Token token = tokens.peekNonSpace();
      if (token.kind() == end) {
        tokens.next();
        check(commands, context);
        return new Pipeline(start, declared, assigns, commands);
      }
      if (!STARTS.contains(token.kind())) {
        tokens.next();
        throw tokens.unexpected(token, context);
      }
      commands.add(command());
    }
  }

  /** The variables that are set, and whether by {@code =}. */
  private boolean declarations(String context, List<Variable> declared) {
    while (true) {
      Token variable = tokens.peekNonSpace();
      if (variable.kind() != Kind.VARIABLE) {
        return false;
      }
      int mark = tokens.mark();
      tokens.next();
      Token next = tokens.peekNonSpace();
      boolean comma = next.kind() == Kind.CHARACTER && next.text().equals(",");
      if (next.kind() != Kind.ASSIGN && next.kind() != Kind.DECLARE && !comma) {
        tokens.back(mark);
        return false;
      }
      tokens.next();
      declared.add(new Variable(variable.start(), List.of(variable.text())));
      variables.add(variable.text());
      if (!comma) {
        return next.kind() == Kind.ASSIGN;
      }
      if (!context.equals("range") || declared.size() >= 2) {
        throw tokens.error("too many declarations in " + context);
      }
      Kind second = tokens.peekNonSpace().kind();
      if (second != Kind.VARIABLE && second != Kind.CLOSE && second != Kind.CLOSE_PAREN) {
        throw tokens.error("range can only initialize variables");
      }
    }
  }

  private void check(List<Command> commands, String context) {
    if (commands.isEmpty()) {
      throw tokens.error("missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      Operand first = commands.get(i).words().get(0);
      if (first instanceof Operand.Bool
          || first instanceof Operand.Dot
          || first instanceof Operand.Nil
          || first instanceof Operand.Numeral
          || first instanceof Operand.Text) {
        throw tokens.error("non executable command in pipeline stage " + (i + 1));
      }
    }
  }

  private Command command() {
    int start = tokens.peekNonSpace().start();
    List<Operand> words = new ArrayList<>();
    while (true) {
      tokens.peekNonSpace();
      Operand operand = operand();
      if (operand != null) {
        words.add(operand);
      }
      Token token = tokens.next();
      if (token.kind() == Kind.SPACE) {
        continue;
      }
      if (token.kind() == Kind.CLOSE || token.kind() == Kind.CLOSE_PAREN) {
        tokens.back(tokens.mark() - 1);
      } else if (token.kind() != Kind.PIPE) {
        throw tokens.unexpected(token, "operand");
      }
      break;
    }
    if (words.isEmpty()) {
      throw tokens.error("empty command");
    }
    return new Command(start, words);
  }

  private @Nullable Operand operand() {
    Operand term = term();
    if (term == null || tokens.peek().kind() != Kind.FIELD) {
      return term;
    }
    int start = tokens.peek().start();
    List<String> names = new ArrayList<>();
    if (term instanceof Operand.Field field) {
      names.addAll(field.names());
    } else if (term instanceof Variable variable) {
      names.addAll(variable.names());
    }
    while (tokens.peek().kind() == Kind.FIELD) {
      names.add(tokens.next().text().substring(1));
    }
    if (term instanceof Operand.Field) {
      return new Operand.Field(start, names);
    }
    if (term instanceof Variable) {
      return new Variable(start, names);
    }
    if (term instanceof Pipeline || term instanceof Operand.Name) {
      return new Operand.Chain(start, term, names);
    }
    throw tokens.error("unexpected . after term " + Quotes.quote(term.toString(), false));
  }

  private @Nullable Operand term() {
    int mark = tokens.mark();
    Token token = tokens.nextNonSpace();
    int start = token.start();
    return switch (token.kind()) {
      case IDENTIFIER -> {
        if (!functions.test(token.text())) {
          throw tokens.error(
              token, "function " + Quotes.quote(token.text(), false) + " not defined");
        }
        yield new Operand.Name(start, token.text());
      }
      case DOT -> new Operand.Dot(start);
      case NIL -> new Operand.Nil(start);
      case BOOL -> new Operand.Bool(start, token.text().equals("true"));
      case FIELD -> new Operand.Field(start, List.of(token.text().substring(1)));
      case VARIABLE -> {
        if (!variables.contains(token.text())) {
          throw tokens.error(token, "undefined variable " + Quotes.quote(token.text(), false));
        }
        yield new Variable(start, List.of(token.text()));
      }
      case NUMBER -> new Operand.Numeral(start, token.text(), number(token.text()));
      case CHARACTER_CONSTANT -> new Operand.Numeral(start, token.text(), character(token.text()));
      case STRING, RAW_STRING -> new Operand.Text(start, token.text(), unquoted(token));
      case OPEN_PAREN -> {
        if (++depth > DEEPEST) {
          throw tokens.error("max expression depth exceeded");
        }
        Pipeline inner = pipeline("parenthesized pipeline", Kind.CLOSE_PAREN);
        depth--;
        yield inner;
      }
      default -> {
        tokens.back(mark);
        yield null;
      }
    };
  }

  /** The text of a token in quotes. */
  String unquoted(Token token) {
    return Quotes.unquote(token.text()).orElseThrow(() -> tokens.error("invalid syntax"));
  }

  private Constant number(String text) {
    return Constants.read(text)
        .orElseThrow(
            () ->
                tokens.error(
                    (Constants.isTooLarge(text) ? "integer overflow: " : "illegal number syntax: ")
                        + Quotes.quote(text, false)));
  }

  private Constant character(String text) {
    if (text.length() == 2) {
      throw tokens.error("invalid syntax");
    }
    int c =
        Quotes.unquoteCharacter(text)
            .orElseThrow(() -> tokens.error("malformed character constant: " + text));
    return new Constant((long) c, c, false);
  }
}
