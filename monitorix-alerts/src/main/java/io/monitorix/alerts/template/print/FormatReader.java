package io.monitorix.alerts.template.print;

import io.monitorix.alerts.template.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the format of {@code printf} and prints its arguments. */
final class FormatReader {

  /** The largest width and precision, as in Go. */
  private static final int LARGEST = 1_000_000;

  private final String format;
  private final List<Value> arguments;
  private final Printer printer;

  private int at;
  private int argument;
  private boolean reordered;
  private boolean goodArgument;
  private boolean afterIndex;

  FormatReader(String format, List<Value> arguments, Printer printer) {
    this.format = format;
    this.arguments = arguments;
    this.printer = printer;
  }

  void printAll() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      printer.append(format.substring(at, end));
      at = end;
      if (percent >= 0) {
        at++;
        directive();
      }
    }
    if (!reordered && argument < arguments.size()) {
      printer.append("%!(EXTRA ");
      for (int i = argument; i < arguments.size(); i++) {
        printer.append(i > argument ? ", " : "");
        printer.described(arguments.get(i));
      }
      printer.append(")");
    }
  }

  private void directive() {
    goodArgument = true;
    int flagsStart = at;
    while (at < format.length() && "#0+- ".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    String marks = format.substring(flagsStart, at);
    boolean minus = marks.indexOf('-') >= 0;
    boolean zero = marks.indexOf('0') >= 0;
    index();
    int width;
    if (peek('*')) {
      at++;
      Integer given = number();
      if (given == null) {
        printer.append("%!(BADWIDTH)");
        given = -1;
      } else if (given < 0) {
        given = -given;
        minus = true;
        zero = false;
      }
      width = given;
      afterIndex = false;
    } else {
      width = digits();
      if (afterIndex && width >= 0) {
        goodArgument = false;
      }
    }
    int precision = precision();
    if (!afterIndex) {
      index();
    }
    if (at >= format.length()) {
      printer.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    Flags flags =
        new Flags(
            marks.indexOf('+') >= 0,
            minus,
            marks.indexOf('#') >= 0,
            marks.indexOf(' ') >= 0,
            zero,
            width,
            precision,
            false,
            false);
    print(verb, verb == 'v' || verb == 'w' ? flags.ofValues() : flags);
  }

  private void print(int verb, Flags flags) {
    String shown = Character.toString(verb);
    if (verb == '%') {
      printer.append("%");
    } else if (!goodArgument) {
      printer.append("%!" + shown + "(BADINDEX)");
    } else if (argument >= arguments.size()) {
      printer.append("%!" + shown + "(MISSING)");
    } else {
      printer.argument(arguments.get(argument), verb, flags);
      argument++;
    }
  }

  private int precision() {
    if (!peek('.') || at + 1 >= format.length()) {
      return -1;
    }
    at++;
    if (afterIndex) {
      goodArgument = false;
    }
    index();
    if (!peek('*')) {
      return Math.max(digits(), 0);
    }
    at++;
    afterIndex = false;
    Integer given = number();
    if (given == null || given < 0) {
      printer.append("%!(BADPREC)");
      return -1;
    }
    return given;
  }

  private boolean peek(char c) {
    return at < format.length() && format.charAt(at) == c;
  }

  /** Digits of a number; -1 where there are none, and to the end where they are too large. */
  private int digits() {
    int number = -1;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (number > LARGEST) {
        at = format.length();
        return -1;
      }
      number = Math.max(number, 0) * 10 + format.charAt(at) - '0';
      at++;
    }
    return number;
  }

  /** The next argument as a width or precision; null where it cannot be one. */
  private @Nullable Integer number() {
    if (argument >= arguments.size()) {
      return null;
    }
    Value value = arguments.get(argument);
    argument++;
    boolean fits =
        value instanceof Value.Int number
            && !number.type().isPointer()
            && Math.abs(number.value()) <= LARGEST;
    return fits ? (int) ((Value.Int) value).value() : null;
  }

  /** An argument's number in brackets, from 1. */
  private void index() {
    afterIndex = false;
    if (!peek('[')) {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0) {
      goodArgument = false;
      at++;
      return;
    }
    String digits = format.substring(at + 1, close);
    at = close + 1;
    boolean number = digits.matches("[0-9]{1,7}");
    int index = number ? Integer.parseInt(digits) - 1 : -1;
    if (index >= 0 && index < arguments.size()) {
      argument = index;
      afterIndex = true;
    } else {
      goodArgument = false;
      afterIndex = number;
    }
  }
}
