package io.monitorix.alerts.template.print;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.template.format.Floats;
import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.format.Utf8;
import java.util.Locale;
import java.util.Optional;

/** Numbers, texts and truths in the format of a verb; empty where a verb does not fit. */
final class Scalars {

  private static final int REPLACEMENT = 0xfffd;

  private Scalars() {}

  static Optional<String> bool(boolean value, int verb, Flags flags) {
    return verb == 't' || verb == 'v'
        ? Optional.of(flags.padWithZeros(Boolean.toString(value)))
        : Optional.empty();
  }

  static Optional<String> text(String value, int verb, Flags flags) {
    return switch (verb) {
      case 'v', 's' ->
          Optional.of(
              verb == 'v' && flags.literal()
                  ? quoted(value, flags)
                  : flags.padWithZeros(cut(value, flags)));
      case 'q' -> Optional.of(quoted(value, flags));
      case 'x' -> Optional.of(bytes(value, flags));
      case 'X' -> Optional.of(bytes(value, flags).toUpperCase(Locale.ROOT));
      default -> Optional.empty();
    };
  }

  static Optional<String> integer(long value, boolean unsigned, int verb, Flags flags) {
    return switch (verb) {
      case 'v' ->
          Optional.of(
              unsigned && flags.literal()
                  ? "0x" + Long.toHexString(value)
                  : digits(value, 10, "", flags));
      case 'd' -> Optional.of(digits(value, 10, "", flags));
      case 'b' -> Optional.of(digits(value, 2, flags.sharp() ? "0b" : "", flags));
      case 'o' -> Optional.of(digits(value, 8, flags.sharp() ? "0" : "", flags));
      case 'O' -> Optional.of(digits(value, 8, flags.sharp() ? "0o0" : "0o", flags));
      case 'x' -> Optional.of(digits(value, 16, flags.sharp() ? "0x" : "", flags));
      case 'X' ->
          Optional.of(digits(value, 16, flags.sharp() ? "0x" : "", flags).toUpperCase(Locale.ROOT));
      case 'c' -> Optional.of(flags.padWithZeros(Character.toString(character(value))));
      case 'q' ->
          Optional.of(flags.padWithZeros(Quotes.quoteCharacter(character(value), flags.plus())));
      case 'U' -> Optional.of(flags.pad(unicode(value, flags)));
      default -> Optional.empty();
    };
  }

  static Optional<String> real(double value, int verb, Flags flags) {
    return switch (verb) {
      case 'v' -> Optional.of(number(value, 'g', Floats.SHORTEST, flags));
      case 'b', 'g', 'G', 'x', 'X' ->
          Optional.of(number(value, (char) verb, Floats.SHORTEST, flags));
      case 'e', 'E', 'f' -> Optional.of(number(value, (char) verb, 6, flags));
      case 'F' -> Optional.of(number(value, 'f', 6, flags));
      default -> Optional.empty();
    };
  }

  private static String cut(String value, Flags flags) {
    boolean longer =
        flags.precision() >= 0 && value.codePointCount(0, value.length()) > flags.precision();
    return longer ? value.substring(0, value.offsetByCodePoints(0, flags.precision())) : value;
  }

  private static String quoted(String value, Flags flags) {
    String shown = cut(value, flags);
    boolean raw = flags.sharp() && Quotes.canBackquote(shown);
    return flags.padWithZeros(raw ? "`" + shown + "`" : Quotes.quote(shown, flags.plus()));
  }

  private static String bytes(String value, Flags flags) {
    byte[] bytes = Utf8.bytes(value);
    int length = flags.precision() < 0 ? bytes.length : Math.min(bytes.length, flags.precision());
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append(flags.space() && i > 0 ? " " : "");
      hex.append(flags.sharp() && (flags.space() || i == 0) ? "0x" : "");
      hex.append(Character.forDigit(bytes[i] >> 4 & 0xf, 16));
      hex.append(Character.forDigit(bytes[i] & 0xf, 16));
    }
    return flags.padWithZeros(hex.toString());
  }

  private static String digits(long value, int base, String prefix, Flags flags) {
    boolean negative = value < 0;
    String sign = "";
    if (negative) {
      sign = "-";
    } else if (flags.plus()) {
      sign = "+";
    } else if (flags.space()) {
      sign = " ";
    }
    if (flags.precision() == 0 && value == 0) {
      return flags.pad("");
    }
    String digits = Long.toUnsignedString(negative ? -value : value, base);
    int least = flags.precision();
    if (least < 0 && flags.zero() && !flags.minus()) {
      least = flags.width() - sign.length();
    }
    String zeros = "0".repeat(Math.max(0, least - digits.length()));
    boolean hasZero = prefix.equals("0") && (!zeros.isEmpty() || digits.startsWith("0"));
    String octal = prefix.equals("0o0") && hasLeadingZero(zeros, digits) ? "0o" : prefix;
    return flags.pad(sign + (hasZero ? "" : octal) + zeros + digits);
  }

  private static boolean hasLeadingZero(String zeros, String digits) {
    return !zeros.isEmpty() || digits.startsWith("0");
  }

  private static int character(long value) {
    boolean valid =
        value >= 0
            && value <= Character.MAX_CODE_POINT
            && (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE);
    return valid ? (int) value : REPLACEMENT;
  }

  private static String unicode(long value, Flags flags) {
    String digits = Long.toUnsignedString(value, 16).toUpperCase(Locale.ROOT);
    int least = Math.max(4, flags.precision());
    String text = "U+" + "0".repeat(Math.max(0, least - digits.length())) + digits;
    boolean shown =
        flags.sharp()
            && value >= 0
            && value <= Character.MAX_CODE_POINT
            && Names.isPrintable((int) value);
    return shown ? text + " '" + Character.toString((int) value) + "'" : text;
  }

  private static String number(double value, char verb, int usual, Flags flags) {
    int precision = flags.precision() >= 0 ? flags.precision() : usual;
    String text = Floats.format(value, verb, precision);
    boolean negative = text.startsWith("-");
    String sign = negative ? "-" : "+";
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    boolean shown = negative || flags.plus() || flags.space();
    if (!negative && flags.space() && !flags.plus()) {
      sign = " ";
    }
    if (!Double.isFinite(value)) {
      // Go shows the sign of infinity always.
      boolean infinite = Double.isInfinite(value);
      return flags.pad((shown || infinite ? sign : "") + digits);
    }
    if (flags.sharp() && verb != 'b') {
      digits = Sharp.withPoint(digits, verb, precision);
    }
    if (!shown) {
      return flags.padWithZeros(digits);
    }
    int missing = flags.width() - digits.length() - 1;
    if (flags.zero() && !flags.minus() && missing > 0) {
      return sign + "0".repeat(missing) + digits;
    }
    return flags.padWithZeros(sign + digits);
  }
}
