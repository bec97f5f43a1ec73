package io.monitorix.alerts.template.print;

import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints values as Go's fmt package does. One printer makes one text. */
public final class Printer {

  /** Where a pointer would show its address: ours have none. */
  private static final String ADDRESS = "0xc000000000";

  private final Budget budget;
  private final StringBuilder out = new StringBuilder();

  Printer(Budget budget) {
    this.budget = budget;
  }

  /** One value by itself, as a template's action prints it. */
  public static String print(Value value, Budget budget) {
    return value instanceof Value.Text text && text.type().equals(Type.STRING)
        ? text.value()
        : print(List.of(value), budget);
  }

  /** {@code Sprint}: spaces stand between values that are both no texts. */
  public static String print(List<Value> values, Budget budget) {
    Printer printer = new Printer(budget);
    boolean textBefore = true;
    for (int i = 0; i < values.size(); i++) {
      boolean text = values.get(i) instanceof Value.Text;
      if (i > 0 && !text && !textBefore) {
        printer.append(" ");
      }
      printer.argument(values.get(i), 'v', Flags.NONE);
      textBefore = text;
    }
    return printer.text();
  }

  /** {@code Sprintln}: spaces between all values, a new line at the end. */
  public static String printLine(List<Value> values, Budget budget) {
    Printer printer = new Printer(budget);
    for (int i = 0; i < values.size(); i++) {
      printer.append(i > 0 ? " " : "");
      printer.argument(values.get(i), 'v', Flags.NONE);
    }
    printer.append("\n");
    return printer.text();
  }

  /** {@code Sprintf}: what does not fit the format is shown in the text, never an error. */
  public static String format(String format, List<Value> values, Budget budget) {
    Printer printer = new Printer(budget);
    new FormatReader(format, values, printer).printAll();
    return printer.text();
  }

  String text() {
    return out.toString();
  }

  void append(String text) {
    budget.write(text.length());
    out.append(text);
  }

  /** An argument in the format of a verb. */
  void argument(Value value, int verb, Flags flags) {
    if (value instanceof Value.Nothing) {
      append(verb == 'v' || verb == 'T' ? flags.padWithZeros("<nil>") : bad(verb, "<nil>"));
    } else if (verb == 'T') {
      append(Scalars.text(value.type().name(), 's', flags).orElseThrow());
    } else if (verb == 'w') {
      // It wraps errors, which templates do not have.
      wrong(value, verb, flags);
    } else if (verb == 'p') {
      boolean address =
          value instanceof Value.Items
              || value instanceof Value.Entries
              || value.type().isPointer();
      if (address) {
        append(ADDRESS);
      } else {
        wrong(value, verb, flags);
      }
    } else {
      value(value, verb, flags, true, false);
    }
  }

  /** {@code type=value}, as it is shown where a value is of no use. */
  void described(Value value) {
    if (value instanceof Value.Nothing) {
      append("<nil>");
      return;
    }
    append(value.type().name() + "=");
    argument(value, 'v', Flags.NONE);
  }

  /**
   * Prints a value.
   *
   * @param outermost whether it is no part of another
   * @param plain whether methods that print are left aside
   */
  private void value(Value value, int verb, Flags flags, boolean outermost, boolean plain) {
    budget.step();
    budget.enter();
    Optional<Function> string =
        plain || flags.literal() || "vsxXq".indexOf(verb) < 0
            ? Optional.empty()
            : value.type().method("String");
    if (string.isPresent()) {
      Value text = string.get().body().call(List.of(value), budget);
      append(Scalars.text(((Value.Text) text).value(), verb, flags).orElseThrow());
    } else if (value instanceof Value.Items items) {
      items(items, verb, flags, plain);
    } else if (value instanceof Value.Entries entries) {
      entries(entries, verb, flags, plain);
    } else if (value instanceof Value.Struct struct) {
      struct(struct, verb, flags, outermost, plain);
    } else if (value instanceof Value.Nothing) {
      append("<nil>");
    } else if (value.type().isPointer()) {
      append(ADDRESS);
    } else {
      Optional<String> text = scalar(value, verb, flags);
      if (text.isPresent()) {
        append(text.get());
      } else {
        wrong(value, verb, flags);
      }
    }
    budget.leave();
  }

  private static Optional<String> scalar(Value value, int verb, Flags flags) {
    if (value instanceof Value.Text text) {
      return Scalars.text(text.value(), verb, flags);
    }
    if (value instanceof Value.Real real) {
      return Scalars.real(real.value(), verb, flags);
    }
    if (value instanceof Value.Bool bool) {
      return Scalars.bool(bool.value(), verb, flags);
    }
    if (value instanceof Value.Int number) {
      boolean unsigned = number.type().kind() == Type.Kind.UINT;
      return Scalars.integer(number.value(), unsigned, verb, flags);
    }
    return Optional.empty();
  }

  private void items(Value.Items items, int verb, Flags flags, boolean plain) {
    append(flags.literal() ? items.type().name() + "{" : "[");
    String separator = "";
    for (Value element : items.elements()) {
      append(separator);
      value(element, verb, flags, false, plain);
      separator = flags.literal() ? ", " : " ";
    }
    append(flags.literal() ? "}" : "]");
  }

  private void entries(Value.Entries entries, int verb, Flags flags, boolean plain) {
    append(flags.literal() ? entries.type().name() + "{" : "map[");
    String separator = "";
    for (Map.Entry<String, Value> entry : entries.entries().entrySet()) {
      append(separator);
      value(Value.of(entry.getKey()), verb, flags, false, plain);
      append(":");
      value(entry.getValue(), verb, flags, false, plain);
      separator = flags.literal() ? ", " : " ";
    }
    append(flags.literal() ? "}" : "]");
  }

  private void struct(
      Value.Struct struct, int verb, Flags flags, boolean outermost, boolean plain) {
    if (struct.type().isPointer() && !outermost) {
      append(ADDRESS);
      return;
    }
    append(struct.type().isPointer() ? "&" : "");
    append(flags.literal() ? struct.type().name().replaceFirst("^\\*", "") + "{" : "{");
    String separator = "";
    for (Map.Entry<String, Value> field : struct.fields().entrySet()) {
      append(separator);
      append(flags.named() || flags.literal() ? field.getKey() + ":" : "");
      value(field.getValue(), verb, flags, false, plain);
      separator = flags.literal() ? ", " : " ";
    }
    append("}");
  }

  private void wrong(Value value, int verb, Flags flags) {
    append("%!" + Character.toString(verb) + "(" + value.type().name() + "=");
    if (value instanceof Value.Moment moment) {
      append(moment.time().toString());
    } else {
      value(value, 'v', flags, true, true);
    }
    append(")");
  }

  private static String bad(int verb, String what) {
    return "%!" + Character.toString(verb) + "(" + what + ")";
  }
}
