package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.AggregationOperator;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.Grouping;
import io.monitorix.alerts.promql.ast.NumberLiteral;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.ast.StringLiteral;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.error.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads PromQL by recursive descent; operators climb by their precedence. Hostile queries cost time
 * and memory in proportion to their length, and no more stack than {@link Tokens#DEEPEST} allows.
 */
public final class Parser {

  /** The longest query that is read, in characters. */
  public static final int LONGEST = 1024 * 1024;

  private static final int WEAKEST = 1;

  private final Tokens tokens;
  private final SelectorParser selectors;
  private final DurationParser durations;
  private final ModifierParser modifiers;

  /** That of the tree of the expression that was read last. */
  private int height;

  private Parser(String query) {
    tokens = new Tokens(query);
    selectors = new SelectorParser(tokens);
    durations = new DurationParser(tokens);
    modifiers = new ModifierParser(tokens, durations);
  }

  /**
   * Reads and checks.
   *
   * @throws ParseException if it is no PromQL, its types do not fit, or it is too long or too deep
   */
  public static Expr parse(String query) {
    if (query.length() > LONGEST) {
      throw new ParseException(
          query, LONGEST, query.length(), "query is longer than " + LONGEST + " characters");
    }
    Parser parser = new Parser(query);
    Expr expr = parser.all();
    new TypeChecker(query).check(expr);
    return expr;
  }

  private Expr all() {
    if (tokens.nextIs(TokenKind.END)) {
      throw tokens.error(tokens.peek().span(), "no expression found in input");
    }
    Expr expr = expression(WEAKEST);
    if (!tokens.nextIs(TokenKind.END)) {
      throw tokens.unexpected();
    }
    return expr;
  }

  /** Up to an operator that binds less. */
  private Expr expression(int weakest) {
    return tokens.nested(
        () -> {
          Expr left = operand();
          int leftHeight = height;
          Optional<BinaryOperator> op = operator();
          while (op.isPresent() && op.get().precedence() >= weakest) {
            left = binary(left, op.get());
            grow(Math.max(leftHeight, height), left.span());
            leftHeight = height;
            op = operator();
          }
          return left;
        });
  }

  /** Chains are high trees, too: what walks them must not run out of stack. */
  private void grow(int below, Span span) {
    height = below + 1;
    if (height > Tokens.HIGHEST) {
      throw tokens.error(
          span, "expression has more than " + Tokens.HIGHEST + " operators within each other");
    }
  }

  private Expr binary(Expr left, BinaryOperator op) {
    tokens.take();
    MatchingParser matching = new MatchingParser(tokens, selectors, durations);
    matching.read();
    int precedence = op.precedence();
    Expr right = expression(op.isRightAssociative() ? precedence : precedence + 1);
    return new Binary(
        op,
        left,
        right,
        matching.bool(),
        matching.between(op, left, right),
        left.span().to(right.span()));
  }

  private Optional<BinaryOperator> operator() {
    Token token = tokens.peek();
    if (!token.is(TokenKind.OPERATOR)) {
      return Optional.empty();
    }
    return Stream.of(BinaryOperator.values())
        .filter(each -> token.isOperator(each.symbol()))
        .findFirst();
  }

  private Expr operand() {
    Token token = tokens.peek();
    boolean negative = token.isOperator("-");
    if (!negative && !token.isOperator("+")) {
      Expr primary = primary();
      grow(height, primary.span());
      return modifiers.read(primary);
    }
    tokens.take();
    Expr operand = expression(BinaryOperator.POW.precedence());
    Span span = token.span().to(operand.span());
    if (operand instanceof NumberLiteral number) {
      double value = negative ? -number.value() : number.value();
      return new NumberLiteral(value, number.duration(), span);
    }
    grow(height, span);
    return new Unary(negative, operand, span);
  }

  private Expr primary() {
    Token token = tokens.peek();
    height = 0;
    return switch (token.kind()) {
      case NUMBER, DURATION ->
          new NumberLiteral(durations.number(), token.is(TokenKind.DURATION), token.span());
      case STRING -> {
        tokens.take();
        yield new StringLiteral(tokens.text(token), token.span());
      }
      case LEFT_PAREN -> paren();
      case AGGREGATION -> isAggregation() ? aggregation() : selectors.selector();
      case LEFT_BRACE, METRIC_IDENTIFIER, BY, WITHOUT, OFFSET, ANCHORED, SMOOTHED ->
          selectors.selector();
      case FILL, FILL_LEFT, FILL_RIGHT -> selectors.selector();
      case IDENTIFIER, START_CALL, END_CALL, STEP, RANGE, MIN_OF, MAX_OF ->
          tokens.secondIs(TokenKind.LEFT_PAREN) ? call() : selectors.selector();
      case OPERATOR -> {
        // The set operators are names where a name has to stand.
        if (token.isOperator("and") || token.isOperator("or") || token.isOperator("unless")) {
          yield selectors.selector();
        }
        throw tokens.unexpected();
      }
      default -> throw tokens.unexpected();
    };
  }

  private Expr paren() {
    Token open = tokens.take();
    Expr inner = expression(WEAKEST);
    Token close = tokens.require(TokenKind.RIGHT_PAREN);
    return new Paren(inner, open.span().to(close.span()));
  }

  private Expr call() {
    Token name = tokens.take();
    String symbol = name.kind().isFunctionWord() ? lower(name) : name.text();
    List<Expr> arguments = arguments();
    Function function =
        Function.named(symbol)
            .orElseThrow(
                () ->
                    tokens.error(name.span(), "unknown function with name " + Quoted.text(symbol)));
    return new Call(function, arguments, name.span().to(tokens.previous().span()));
  }

  private List<Expr> arguments() {
    tokens.require(TokenKind.LEFT_PAREN);
    List<Expr> arguments = new ArrayList<>();
    int highest = 0;
    while (!tokens.nextIs(TokenKind.RIGHT_PAREN)) {
      arguments.add(expression(WEAKEST));
      highest = Math.max(highest, height);
      Token comma = tokens.peek();
      if (!tokens.takeIf(TokenKind.COMMA)) {
        break;
      }
      if (tokens.nextIs(TokenKind.RIGHT_PAREN)) {
        throw tokens.error(comma.span(), "trailing commas not allowed in function call args");
      }
    }
    tokens.require(TokenKind.RIGHT_PAREN);
    height = highest;
    return arguments;
  }

  /** Or else the name of a metric. */
  private boolean isAggregation() {
    return tokens.secondIs(TokenKind.LEFT_PAREN)
        || tokens.secondIs(TokenKind.BY)
        || tokens.secondIs(TokenKind.WITHOUT);
  }

  private Expr aggregation() {
    Token name = tokens.take();
    AggregationOperator op = AggregationOperator.valueOf(name.text().toUpperCase(Locale.ROOT));
    Optional<Grouping> before = grouping();
    List<Expr> arguments = tokens.within("aggregation", this::arguments);
    Grouping grouping = before.or(this::grouping).orElse(Grouping.NONE);
    Span span = name.span().to(tokens.previous().span());
    if (arguments.isEmpty()) {
      throw tokens.error(span, "no arguments for aggregate expression provided");
    }
    boolean parameter = op.parameter() != null;
    int wanted = parameter ? 2 : 1;
    if (arguments.size() != wanted) {
      throw tokens.error(
          span,
          "wrong number of arguments for aggregate expression provided, expected "
              + wanted
              + ", got "
              + arguments.size());
    }
    return new Aggregation(
        op, arguments.get(wanted - 1), parameter ? arguments.get(0) : null, grouping, span);
  }

  private Optional<Grouping> grouping() {
    boolean without = tokens.nextIs(TokenKind.WITHOUT);
    if (!without && !tokens.nextIs(TokenKind.BY)) {
      return Optional.empty();
    }
    tokens.take();
    return Optional.of(new Grouping(without, selectors.labels()));
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }
}
