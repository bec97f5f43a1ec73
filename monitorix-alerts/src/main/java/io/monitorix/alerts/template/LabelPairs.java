package io.monitorix.alerts.template;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels in notifications: maps with methods. The name of the alert comes first of all. */
final class LabelPairs {

  private static final String ALERT_NAME = "alertname";

  private static final Type PAIR = Type.struct("template.Pair");

  private static final Type PAIRS =
      Type.list(
          "template.Pairs",
          PAIR,
          Function.of("Names", (a, budget) -> texts(elements(a), "Name", budget)),
          Function.of("Values", (a, budget) -> texts(elements(a), "Value", budget)),
          Function.of("String", (a, budget) -> joined(elements(a), budget)));

  private static final Type LABELS =
      Type.map(
          "template.KV",
          Type.STRING,
          Function.of("SortedPairs", (a, budget) -> new Value.Items(PAIRS, pairs(a, budget))),
          Function.of("Names", (a, budget) -> texts(pairs(a, budget), "Name", budget)),
          Function.of("Values", (a, budget) -> texts(pairs(a, budget), "Value", budget)),
          Function.of("String", (a, budget) -> joined(pairs(a, budget), budget)),
          Function.of("Remove", LabelPairs::without, Type.STRINGS));

  private LabelPairs() {}

  static Value of(Labels labels) {
    return Value.of(labels, LABELS);
  }

  private static List<Value> elements(List<Value> arguments) {
    return ((Value.Items) arguments.get(0)).elements();
  }

  private static List<Value> pairs(List<Value> arguments, Budget budget) {
    Map<String, Value> entries = ((Value.Entries) arguments.get(0)).entries();
    budget.write(32L * entries.size());
    List<Value> pairs = new ArrayList<>();
    entries.forEach(
        (name, value) ->
            pairs.add(
                name.equals(ALERT_NAME) ? 0 : pairs.size(),
                new Value.Struct(PAIR, fields(name, value))));
    return pairs;
  }

  private static Map<String, Value> fields(String name, Value value) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("Name", Value.of(name));
    fields.put("Value", value);
    return fields;
  }

  private static Value texts(List<Value> pairs, String field, Budget budget) {
    budget.write(8L * pairs.size());
    return Value.of(pairs.stream().map(pair -> text(pair, field)).toList());
  }

  private static Value joined(List<Value> pairs, Budget budget) {
    String text =
        pairs.stream()
            .map(pair -> text(pair, "Name") + "=" + text(pair, "Value"))
            .collect(Collectors.joining(", "));
    budget.write(text.length());
    return Value.of(text);
  }

  private static String text(Value pair, String field) {
    return ((Value.Struct) pair).fields().get(field) instanceof Value.Text text ? text.value() : "";
  }

  private static Value without(List<Value> arguments, Budget budget) {
    Value.Entries labels = (Value.Entries) arguments.get(0);
    List<Value> names = ((Value.Items) arguments.get(1)).elements();
    Map<String, Value> rest = new LinkedHashMap<>(labels.entries());
    budget.write(32L * rest.size() + 8L * names.size());
    names.forEach(name -> rest.remove(((Value.Text) name).value()));
    return new Value.Entries(LABELS, rest);
  }
}
