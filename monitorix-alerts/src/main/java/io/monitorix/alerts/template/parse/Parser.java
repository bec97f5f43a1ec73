package io.monitorix.alerts.template.parse;

import io.monitorix.alerts.template.ast.Node;
import io.monitorix.alerts.template.ast.Operand.Pipeline;
import io.monitorix.alerts.template.error.TemplateParseException;
import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.parse.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the text of a template, and the templates that it defines. */
public final class Parser {

  /** The longest text that is read, in characters. */
  public static final int MAX_LENGTH = 1024 * 1024;

  private static final int DEEPEST = 100;

  private final String file;
  private final String text;
  private final Predicate<String> functions;
  private final TokenStream tokens;
  private final Map<String, Parsed> templates = new LinkedHashMap<>();

  private PipelineParser pipelines;
  private int ranges;
  private int depth;

  /** A list of nodes, and the {@code end} or {@code else} that it stopped at. */
  private record Body(List<Node> nodes, String end) {}

  /** What an action is. */
  private sealed interface Piece {}

  /** A node of its own. */
  private record Part(Node node) implements Piece {}

  /** {@code end} or {@code else}. */
  private record Stop(String word) implements Piece {}

  private Parser(String file, String text, Predicate<String> functions) {
    this.file = file;
    this.text = text;
    this.functions = functions;
    this.tokens = new TokenStream(file, text);
    this.pipelines = new PipelineParser(tokens, functions);
  }

  /**
   * Reads a text.
   *
   * @param name the name of the template that the text as a whole is
   * @param functions which functions there are
   * @return by name the templates that it defines, and itself
   * @throws TemplateParseException if it is no template
   */
  public static Map<String, Parsed> parse(String name, String text, Predicate<String> functions) {
    if (text.length() > MAX_LENGTH) {
      throw new TemplateParseException(
          name, 1, 1, 1, "template is longer than " + MAX_LENGTH + " characters");
    }
    return new Parser(name, text, functions).all();
  }

  private Map<String, Parsed> all() {
    List<Node> nodes = new ArrayList<>();
    while (tokens.peek().kind() != Kind.END_OF_FILE) {
      int mark = tokens.mark();
      if (tokens.next().kind() == Kind.OPEN && tokens.nextNonSpace().isKeyword("define")) {
        definition();
        continue;
      }
      tokens.back(mark);
      Piece next = textOrAction();
      if (next instanceof Stop stop) {
        throw tokens.error("unexpected {{" + stop.word() + "}}");
      }
      nodes.add(((Part) next).node());
    }
    add(file, nodes);
    return templates;
  }

  private void definition() {
    Token name = tokens.nextNonSpace();
    if (name.kind() != Kind.STRING && name.kind() != Kind.RAW_STRING) {
      throw tokens.unexpected(name, "define clause");
    }
    String unquoted = pipelines.unquoted(name);
    tokens.expectClose("define clause");
    separate(unquoted, "define clause");
  }

  /** A body with variables of its own, as a template of that name. */
  private void separate(String name, String context) {
    PipelineParser around = pipelines;
    int rangesAround = ranges;
    pipelines = new PipelineParser(tokens, functions);
    ranges = 0;
    Body body = body();
    if (!body.end().equals("end")) {
      throw tokens.error("unexpected {{" + body.end() + "}} in " + context);
    }
    add(name, body.nodes());
    pipelines = around;
    ranges = rangesAround;
  }

  private void add(String name, List<Node> nodes) {
    Parsed template = new Parsed(name, file, text, nodes);
    Parsed before = templates.get(name);
    if (before == null || before.isEmpty()) {
      templates.put(name, template);
    } else if (!template.isEmpty()) {
      throw tokens.error("template: multiple definition of template " + Quotes.quote(name, false));
    }
  }

  private Body body() {
    if (++depth > DEEPEST) {
      throw tokens.error("blocks are nested more than " + DEEPEST + " deep");
    }
    List<Node> nodes = new ArrayList<>();
    while (tokens.peekNonSpace().kind() != Kind.END_OF_FILE) {
      Piece next = textOrAction();
      if (next instanceof Stop stop) {
        depth--;
        return new Body(nodes, stop.word());
      }
      nodes.add(((Part) next).node());
    }
    throw tokens.error("unexpected EOF");
  }

  private Piece textOrAction() {
    Token token = tokens.nextNonSpace();
    if (token.kind() == Kind.TEXT) {
      return new Part(new Node.Literal(token.start(), token.text()));
    }
    if (token.kind() != Kind.OPEN) {
      throw tokens.unexpected(token, "input");
    }
    tokens.beginAction(token);
    Piece action = action();
    tokens.endAction();
    return action;
  }

  private Piece action() {
    Token token = tokens.peekNonSpace();
    if (token.kind() == Kind.KEYWORD && !token.text().equals("define")) {
      tokens.next();
      return keyword(token);
    }
    int start = token.start();
    return new Part(new Node.Action(start, pipelines.pipeline("command", Kind.CLOSE)));
  }

  private Piece keyword(Token token) {
    return switch (token.text()) {
      case "end" -> {
        tokens.expectClose("end");
        yield new Stop("end");
      }
      case "else" -> {
        Token next = tokens.peekNonSpace();
        if (!next.isKeyword("if") && !next.isKeyword("with")) {
          tokens.expectClose("else");
        }
        yield new Stop("else");
      }
      default -> new Part(node(token));
    };
  }

  private Node node(Token token) {
    return switch (token.text()) {
      case "block" -> block();
      case "template" -> include();
      case "break" -> {
        jump("{{break}}");
        yield new Node.Break(token.start());
      }
      case "continue" -> {
        jump("{{continue}}");
        yield new Node.Continue(token.start());
      }
      default -> branch(token.text());
    };
  }

  private void jump(String what) {
    Token token = tokens.nextNonSpace();
    if (token.kind() != Kind.CLOSE) {
      throw tokens.unexpected(token, what);
    }
    if (ranges == 0) {
      throw tokens.error(what + " outside {{range}}");
    }
  }

  /** {@code if}, {@code with} and {@code range}. */
  private Node branch(String keyword) {
    int variables = pipelines.variables();
    Pipeline pipeline = pipelines.pipeline(keyword, Kind.CLOSE);
    int within = keyword.equals("range") ? 1 : 0;
    ranges += within;
    Body body = body();
    ranges -= within;
    List<Node> otherwise = body.end().equals("else") ? otherwise(keyword) : null;
    pipelines.forgetVariables(variables);
    int start = pipeline.start();
    return switch (keyword) {
      case "if" -> new Node.If(start, pipeline, body.nodes(), otherwise);
      case "with" -> new Node.With(start, pipeline, body.nodes(), otherwise);
      default -> new Node.Range(start, pipeline, body.nodes(), otherwise);
    };
  }

  /** What follows an {@code else}; {@code else if} shares the {@code end} of what it stands in. */
  private List<Node> otherwise(String keyword) {
    boolean chained = !keyword.equals("range") && tokens.peek().isKeyword(keyword);
    if (!chained) {
      Body body = body();
      if (!body.end().equals("end")) {
        throw tokens.error("expected end; found {{" + body.end() + "}}");
      }
      return body.nodes();
    }
    if (++depth > DEEPEST) {
      throw tokens.error("blocks are nested more than " + DEEPEST + " deep");
    }
    Node next = node(tokens.next());
    depth--;
    return List.of(next);
  }

  private Node block() {
    Token token = tokens.nextNonSpace();
    String name = templateName(token, "block clause");
    Pipeline data = pipelines.pipeline("block clause", Kind.CLOSE);
    separate(name, "block clause");
    return new Node.Include(token.start(), name, data);
  }

  private Node include() {
    Token token = tokens.nextNonSpace();
    String name = templateName(token, "template clause");
    Pipeline data = null;
    if (tokens.peekNonSpace().kind() == Kind.CLOSE) {
      tokens.next();
    } else {
      data = pipelines.pipeline("template clause", Kind.CLOSE);
    }
    return new Node.Include(token.start(), name, data);
  }

  private String templateName(Token token, String context) {
    if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
      throw tokens.unexpected(token, context);
    }
    return pipelines.unquoted(token);
  }
}
