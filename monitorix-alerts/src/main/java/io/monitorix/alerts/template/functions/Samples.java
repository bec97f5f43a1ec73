package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.labels.Utf8Order;
import io.monitorix.alerts.promql.error.QueryException;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of queries in templates, and the functions on them. */
final class Samples {

  private static final Type SAMPLE = Type.struct("template.sample").pointer();
  private static final Type RESULT = Type.list("template.queryResult", SAMPLE);

  /** Steps and characters that a query costs by itself. */
  private static final int EFFORT = 64 * 1000;

  private Samples() {}

  static List<Function> all() {
    return List.of(
        Function.of("first", Samples::first, RESULT),
        Function.of("value", (a, budget) -> field(a.get(0), "Value"), SAMPLE),
        Function.of(
            "label", (a, budget) -> label(a.get(1), TextFunctions.text(a, 0)), Type.STRING, SAMPLE),
        Function.of("strvalue", (a, budget) -> label(a.get(0), "__value__"), SAMPLE),
        Function.of("sortByLabel", Samples::sorted, Type.STRING, RESULT));
  }

  static Function query(QueryFunction query, Instant now) {
    return Function.of(
        "query",
        (a, budget) -> {
          budget.read(EFFORT);
          return result(query, TextFunctions.text(a, 0), now, budget);
        },
        Type.STRING);
  }

  private static Value result(QueryFunction query, String text, Instant now, Budget budget) {
    List<Value> samples = new ArrayList<>();
    try {
      for (var element : query.query(text, now).elements()) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("Labels", Value.of(element.labels()));
        fields.put("Value", Value.of(element.value()));
        budget.write(64L + 32L * element.labels().size());
        samples.add(new Value.Struct(SAMPLE, fields));
      }
    } catch (QueryException e) {
      throw new FunctionFailedException(String.valueOf(e.getMessage()));
    }
    return new Value.Items(RESULT, samples);
  }

  private static Value first(List<Value> arguments, Budget budget) {
    List<Value> samples = ((Value.Items) arguments.get(0)).elements();
    if (samples.isEmpty()) {
      throw new FunctionFailedException("first() called on vector with no elements");
    }
    return samples.get(0);
  }

  private static Value field(Value sample, String name) {
    if (sample instanceof Value.Struct struct) {
      return struct.fields().getOrDefault(name, Value.NOTHING);
    }
    throw new FunctionFailedException(
        "runtime error: invalid memory address or nil pointer dereference");
  }

  private static Value label(Value sample, String name) {
    Value labels = field(sample, "Labels");
    return labels instanceof Value.Entries entries
        ? entries.entries().getOrDefault(name, Value.of(""))
        : Value.of("");
  }

  private static Value sorted(List<Value> arguments, Budget budget) {
    String name = TextFunctions.text(arguments, 0);
    List<Value> samples = new ArrayList<>(((Value.Items) arguments.get(1)).elements());
    budget.write(64L * samples.size());
    samples.sort(
        (a, b) ->
            Utf8Order.compare(
                ((Value.Text) label(a, name)).value(), ((Value.Text) label(b, name)).value()));
    return new Value.Items(RESULT, samples);
  }
}
