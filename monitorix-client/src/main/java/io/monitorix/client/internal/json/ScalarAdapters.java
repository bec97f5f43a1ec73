package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Single values, in all the forms in which Perl sends them. Each gives null for anything else. */
final class ScalarAdapters {

  /** Ten thousand years: a time beyond that is rubbish, and would overflow Instant and Duration. */
  private static final double LONGEST_SECONDS = 315_576_000_000.0;

  /** So many digits fit a long, whatever they are. */
  private static final int SAFE_DIGITS = 18;

  /** A longer text is read as a double only: exact arithmetic on a million digits takes minutes. */
  private static final int LONGEST_EXACT = 64;

  private static final int ISO_DATE_LENGTH = "2026-01-31".length();

  /** Counts, and above all zeros, are frequent: they share their boxes, as small longs do. */
  private static final Double[] SMALL =
      IntStream.range(0, 129).asDoubleStream().boxed().toArray(Double[]::new);

  private ScalarAdapters() {}

  /** A number, or null for everything that is none: text, {@code NaN}, infinity, a list. */
  static @Nullable Double readDouble(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case NUMBER -> finite(reader.nextDouble());
      case STRING -> parse(reader.nextString());
      case BOOLEAN -> reader.nextBoolean() ? 1.0 : 0.0;
      default -> {
        reader.skipValue();
        yield null;
      }
    };
  }

  private static @Nullable Double finite(double number) {
    int whole = (int) number;
    // Compared by bits: -0.0 is no 0.
    if (whole >= 0
        && whole < SMALL.length
        && Double.doubleToRawLongBits(whole) == Double.doubleToRawLongBits(number)) {
      return SMALL[whole];
    }
    return Double.isFinite(number) ? (Double) number : null;
  }

  private static @Nullable Double parse(String text) {
    // parseDouble also takes "NaN", "0x1p3" and "1f", which no Proxmox means as a number.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && " .+-eE".indexOf(c) < 0) {
        return null;
      }
    }
    try {
      return finite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static @Nullable Long readLong(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      // Moshi's nextLong takes time that grows with the square of the digits, if they are many.
      case NUMBER, STRING -> parseLong(reader.nextString());
      default -> round(readDouble(reader));
    };
  }

  private static @Nullable Long parseLong(String text) {
    if (!text.isEmpty() && text.length() <= SAFE_DIGITS && isDigits(text)) {
      return Long.valueOf(text);
    }
    Double number = parse(text);
    if (number == null || Math.abs(number) < 1L << 53 || text.length() > LONGEST_EXACT) {
      return round(number);
    }
    try {
      return new BigDecimal(text.strip()).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      return round(number);
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Long round(@Nullable Double number) {
    if (number == null || !(Math.abs(number) < 0x1p63)) {
      return null;
    }
    return Math.round(number);
  }

  static @Nullable String readText(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case STRING, NUMBER -> reader.nextString();
      case BOOLEAN -> reader.nextBoolean() ? "1" : "0";
      default -> {
        reader.skipValue();
        yield null;
      }
    };
  }

  static @Nullable Boolean readFlag(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BOOLEAN -> reader.nextBoolean();
      case NUMBER -> reader.nextDouble() != 0;
      case STRING -> flag(reader.nextString());
      default -> {
        reader.skipValue();
        yield null;
      }
    };
  }

  /** The empty string is how Perl prints false. */
  private static @Nullable Boolean flag(String text) {
    return switch (text) {
      case "1", "true", "yes", "on" -> Boolean.TRUE;
      case "0", "", "false", "no", "off" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** A string; numbers as they were written. */
  static final class Text extends ReadOnlyAdapter<String> {
    private final StringPool strings;

    Text(StringPool strings) {
      this.strings = strings;
    }

    @Override
    public @Nullable String fromJson(JsonReader reader) throws IOException {
      String text = readText(reader);
      return text == null ? null : strings.shared(text);
    }
  }

  /** {@code 1}, {@code "1"}, {@code true} and their opposites; {@code ""} is false. */
  static final class Flag extends ReadOnlyAdapter<Boolean> {
    @Override
    public @Nullable Boolean fromJson(JsonReader reader) throws IOException {
      return readFlag(reader);
    }
  }

  /** Any finite number. */
  static final class Decimal extends ReadOnlyAdapter<Double> {
    @Override
    public @Nullable Double fromJson(JsonReader reader) throws IOException {
      return readDouble(reader);
    }
  }

  /** A whole number; a fraction is rounded. */
  static final class Whole extends ReadOnlyAdapter<Long> {
    @Override
    public @Nullable Long fromJson(JsonReader reader) throws IOException {
      return readLong(reader);
    }
  }

  /** A whole number that fits an int. */
  static final class Small extends ReadOnlyAdapter<Integer> {
    @Override
    public @Nullable Integer fromJson(JsonReader reader) throws IOException {
      Long number = readLong(reader);
      return number == null || number != number.intValue() ? null : (Integer) number.intValue();
    }
  }

  /** Seconds since 1970. */
  static final class EpochSeconds extends ReadOnlyAdapter<Instant> {
    @Override
    public @Nullable Instant fromJson(JsonReader reader) throws IOException {
      Duration sinceEpoch = duration(readDouble(reader));
      return sinceEpoch == null ? null : Instant.EPOCH.plus(sinceEpoch);
    }
  }

  /** A length of time in seconds. */
  static final class Seconds extends ReadOnlyAdapter<Duration> {
    @Override
    public @Nullable Duration fromJson(JsonReader reader) throws IOException {
      return duration(readDouble(reader));
    }
  }

  private static @Nullable Duration duration(@Nullable Double seconds) {
    if (seconds == null || Math.abs(seconds) > LONGEST_SECONDS) {
      return null;
    }
    double whole = Math.floor(seconds);
    return Duration.ofSeconds((long) whole, Math.round((seconds - whole) * 1e9));
  }

  /** A day as {@code 2026-01-31}, whatever follows it. */
  static final class Day extends ReadOnlyAdapter<LocalDate> {
    @Override
    public @Nullable LocalDate fromJson(JsonReader reader) throws IOException {
      String text = readText(reader);
      if (text == null || text.length() < ISO_DATE_LENGTH) {
        return null;
      }
      try {
        return LocalDate.parse(text.substring(0, ISO_DATE_LENGTH));
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
