package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.At;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.DurationExpr;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.Matching;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.promql.ast.NumberLiteral;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.StringLiteral;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tree of an expression, as Prometheus 3 gives it to user interfaces. */
final class ExprJson {

  private ExprJson() {}

  static void write(JsonWriter out, @Nullable Expr expr) throws IOException {
    if (expr == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    if (expr instanceof Aggregation aggregation) {
      type(out, "aggregation").name("op").value(aggregation.op().symbol()).name("expr");
      write(out, aggregation.inner());
      out.name("param");
      write(out, aggregation.parameter());
      out.name("grouping");
      JsonText.list(out, aggregation.grouping().labels());
      out.name("without").value(aggregation.grouping().without());
    } else if (expr instanceof Binary binary) {
      type(out, "binaryExpr").name("op").value(binary.op().symbol()).name("lhs");
      write(out, binary.left());
      out.name("rhs");
      write(out, binary.right());
      out.name("matching");
      matching(out, binary.matching());
      out.name("bool").value(binary.bool());
    } else if (expr instanceof Call call) {
      type(out, "call").name("func");
      function(out, call.function());
      out.name("args").beginArray();
      for (Expr argument : call.arguments()) {
        write(out, argument);
      }
      out.endArray();
    } else if (expr instanceof MatrixSelector matrix) {
      type(out, "matrixSelector");
      out.name("range").value(millis(matrix.range()));
      selector(out, matrix.vector());
    } else if (expr instanceof VectorSelector selector) {
      type(out, "vectorSelector");
      selector(out, selector);
    } else if (expr instanceof Subquery subquery) {
      type(out, "subquery").name("expr");
      write(out, subquery.inner());
      out.name("range").value(millis(subquery.range()));
      out.name("step").value(millis(subquery.step()));
      modifiers(out, subquery.modifiers());
    } else if (expr instanceof NumberLiteral number) {
      type(out, "numberLiteral").name("val").value(FloatText.plain(number.value()));
    } else if (expr instanceof StringLiteral string) {
      type(out, "stringLiteral").name("val").value(string.value());
    } else if (expr instanceof Paren paren) {
      type(out, "parenExpr").name("expr");
      write(out, paren.inner());
    } else if (expr instanceof Unary unary) {
      type(out, "unaryExpr").name("op").value(unary.negative() ? "-" : "+").name("expr");
      write(out, unary.operand());
    }
    out.endObject();
  }

  private static JsonWriter type(JsonWriter out, String type) throws IOException {
    return out.name("type").value(type);
  }

  private static void matching(JsonWriter out, @Nullable Matching matching) throws IOException {
    if (matching == null) {
      out.nullValue();
      return;
    }
    String cardinality = matching.cardinality().name().toLowerCase(Locale.ROOT).replace('_', '-');
    out.beginObject().name("card").value(cardinality).name("labels");
    JsonText.list(out, matching.labels());
    out.name("on").value(matching.on()).name("include");
    JsonText.list(out, matching.include());
    out.name("fillValues").beginObject();
    out.name("lhs").value(matching.fillLeft());
    out.name("rhs").value(matching.fillRight());
    out.endObject().endObject();
  }

  private static void function(JsonWriter out, Function function) throws IOException {
    int fewest = function.fewestArguments();
    int most = function.mostArguments();
    boolean any = most == Integer.MAX_VALUE;
    // of those that repeat, the last is named once
    int types = any ? fewest + 1 : most - fewest > 1 ? fewest : most;
    out.beginObject().name("name").value(function.symbol());
    out.name("argTypes").beginArray();
    for (int i = 0; i < types; i++) {
      out.value(name(function.argument(i)));
    }
    out.endArray().name("variadic").value(any ? -1 : most - fewest);
    out.name("returnType").value(name(function.result())).endObject();
  }

  private static String name(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static void selector(JsonWriter out, VectorSelector selector) throws IOException {
    out.name("name").value(selector.name()).name("matchers").beginArray();
    for (LabelMatcher matcher : selector.matchers()) {
      out.beginObject().name("name").value(matcher.name());
      out.name("value").value(matcher.value());
      out.name("type").value(matcher.type().symbol()).endObject();
    }
    out.endArray();
    modifiers(out, selector.modifiers());
  }

  private static void modifiers(JsonWriter out, Modifiers modifiers) throws IOException {
    out.name("offset").value(millis(modifiers.offset()));
    At at = modifiers.at();
    out.name("timestamp");
    if (at instanceof At.Time time) {
      out.value(time.millis());
    } else {
      out.nullValue();
    }
    out.name("startOrEnd");
    if (at instanceof At.Start) {
      out.value("start");
    } else if (at instanceof At.End) {
      out.value("end");
    } else {
      out.nullValue();
    }
  }

  /** What is computed only when the query runs is not known, as in Prometheus. */
  private static long millis(@Nullable DurationExpr duration) {
    return duration instanceof DurationExpr.Literal literal ? literal.millis() : 0;
  }
}
