package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.template.print.Printer;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/** Go's functions that print and escape. */
final class TextFunctions {

  private TextFunctions() {}

  static List<Function> all() {
    return List.of(
        Function.variadic("print", (a, budget) -> Value.of(Printer.print(a, budget)), Type.ANY),
        Function.variadic(
            "println", (a, budget) -> Value.of(Printer.printLine(a, budget)), Type.ANY),
        Function.variadic("printf", TextFunctions::format, Type.STRING, Type.ANY),
        escaping("html", Escapes::html),
        escaping("js", Escapes::javaScript),
        escaping("urlquery", Escapes::query));
  }

  /** The text of an argument that is one. */
  static String text(List<Value> arguments, int index) {
    return ((Value.Text) arguments.get(index)).value();
  }

  /** A text as a value, paid for. */
  static Value made(String text, Budget budget) {
    budget.write(text.length());
    return Value.of(text);
  }

  /** A function that makes a text of another. */
  static Function of(String name, UnaryOperator<String> change) {
    return Function.of(
        name,
        (a, budget) -> {
          budget.read(text(a, 0).length());
          return made(change.apply(text(a, 0)), budget);
        },
        Type.STRING);
  }

  private static Value format(List<Value> arguments, Budget budget) {
    List<Value> values = arguments.subList(1, arguments.size());
    return Value.of(Printer.format(text(arguments, 0), values, budget));
  }

  private static Function escaping(String name, UnaryOperator<String> escape) {
    return Function.variadic(
        name,
        (a, budget) -> {
          String text = Printer.print(a.stream().map(TextFunctions::printable).toList(), budget);
          return made(escape.apply(text), budget);
        },
        Type.ANY);
  }

  private static Value printable(Value value) {
    return value instanceof Value.Nothing ? Value.of("<no value>") : value;
  }
}
