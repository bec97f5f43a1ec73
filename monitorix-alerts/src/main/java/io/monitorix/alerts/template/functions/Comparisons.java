package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.labels.Utf8Order;
import io.monitorix.alerts.template.print.Printer;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Type.Kind;
import io.monitorix.alerts.template.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's comparisons: values of different kinds do not compare, {@code 1} and {@code 1.0} neither.
 */
final class Comparisons {

  private Comparisons() {}

  static List<Function> all() {
    return List.of(
        // These are in the hands of the execution, which may leave arguments aside.
        Function.variadic("and", (a, budget) -> a.get(0), Type.VALUE, Type.VALUE),
        Function.variadic("or", (a, budget) -> a.get(0), Type.VALUE, Type.VALUE),
        Function.variadic("call", (a, budget) -> a.get(0), Type.VALUE, Type.VALUE),
        Function.of("not", (a, budget) -> Value.of(!a.get(0).isTrue()), Type.VALUE),
        Function.variadic("eq", Comparisons::isEqual, Type.VALUE, Type.VALUE),
        Function.of(
            "ne",
            (a, budget) -> Value.of(!equal(a.get(0), a.get(1), budget)),
            Type.VALUE,
            Type.VALUE),
        Function.of("lt", (a, budget) -> Value.of(less(a, budget)), Type.VALUE, Type.VALUE),
        Function.of(
            "le",
            (a, budget) -> Value.of(less(a, budget) || equal(a.get(0), a.get(1), budget)),
            Type.VALUE,
            Type.VALUE),
        Function.of(
            "gt",
            (a, budget) -> Value.of(!less(a, budget) && !equal(a.get(0), a.get(1), budget)),
            Type.VALUE,
            Type.VALUE),
        Function.of("ge", (a, budget) -> Value.of(!less(a, budget)), Type.VALUE, Type.VALUE));
  }

  private static Value isEqual(List<Value> arguments, Budget budget) {
    if (arguments.size() < 2) {
      throw new FunctionFailedException("missing argument for comparison");
    }
    for (Value other : arguments.subList(1, arguments.size())) {
      if (equal(arguments.get(0), other, budget)) {
        return Value.of(true);
      }
    }
    return Value.of(false);
  }

  private static boolean equal(Value a, Value b, Budget budget) {
    Kind kind = kind(a);
    Kind other = kind(b);
    if (kind != other) {
      if (isWhole(kind) && isWhole(other)) {
        return number(a) == number(b);
      }
      if (a instanceof Value.Nothing || b instanceof Value.Nothing) {
        return false;
      }
      throw incompatible(a, b);
    }
    if (kind != null) {
      return switch (kind) {
        case STRING -> ((Value.Text) a).value().equals(((Value.Text) b).value());
        case BOOL -> a.equals(b);
        case FLOAT -> real(a) == real(b);
        default -> number(a) == number(b);
      };
    }
    return equalOthers(a, b, budget);
  }

  private static boolean equalOthers(Value a, Value b, Budget budget) {
    if (a instanceof Value.Nothing || b instanceof Value.Nothing) {
      return a instanceof Value.Nothing && b instanceof Value.Nothing;
    }
    if (!a.getClass().equals(b.getClass())) {
      throw new FunctionFailedException(
          "non-comparable types "
              + Printer.print(a, budget)
              + ": "
              + a.type()
              + ", "
              + b.type()
              + ": "
              + Printer.print(b, budget));
    }
    if (b instanceof Value.Items || b instanceof Value.Entries) {
      throw new FunctionFailedException(
          "non-comparable type " + Printer.print(b, budget) + ": " + b.type());
    }
    if (a instanceof Value.Moment moment && b instanceof Value.Moment other) {
      return !a.type().isPointer() && moment.time().equals(other.time());
    }
    return a == b;
  }

  private static boolean less(List<Value> arguments, Budget budget) {
    Value a = arguments.get(0);
    Value b = arguments.get(1);
    Kind kind = kind(a);
    Kind other = kind(b);
    if (kind == null || other == null) {
      throw new FunctionFailedException("invalid type for comparison");
    }
    if (kind != other && !(isWhole(kind) && isWhole(other))) {
      throw incompatible(a, b);
    }
    return switch (kind) {
      case FLOAT -> real(a) < real(b);
      case STRING -> {
        String text = ((Value.Text) a).value();
        budget.read(text.length());
        yield Utf8Order.compare(text, ((Value.Text) b).value()) < 0;
      }
      case INT, UINT -> number(a) < number(b);
      default -> throw new FunctionFailedException("invalid type for comparison");
    };
  }

  private static FunctionFailedException incompatible(Value a, Value b) {
    return new FunctionFailedException(
        "incompatible types for comparison: " + a.type() + " and " + b.type());
  }

  private static boolean isWhole(@Nullable Kind kind) {
    return kind == Kind.INT || kind == Kind.UINT;
  }

  private static long number(Value value) {
    return ((Value.Int) value).value();
  }

  private static double real(Value value) {
    return ((Value.Real) value).value();
  }

  /** The kind of a value that has an order or can be equal; null for all others. */
  private static @Nullable Kind kind(Value value) {
    Kind kind = value.type().kind();
    return switch (kind) {
      case BOOL, INT, UINT, FLOAT, STRING -> value.type().isPointer() ? null : kind;
      default -> null;
    };
  }
}
