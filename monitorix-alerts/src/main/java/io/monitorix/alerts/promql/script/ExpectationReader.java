package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.promql.script.Expectations.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the lines below an {@code eval}. */
final class ExpectationReader {

  private static final Pattern OLD_MESSAGE = Pattern.compile("expected_fail_(message|regexp)\\b");
  private static final Pattern EXPECT = Pattern.compile("expect\\s+(?=\\p{Alpha})");
  private static final Pattern KEYWORD = Pattern.compile("\\w+");

  private final boolean instant;
  private @Nullable TextCheck fail;
  private final List<TextCheck> warnings = new ArrayList<>();
  private final List<TextCheck> infos = new ArrayList<>();
  private boolean noWarnings;
  private boolean noInfos;
  private boolean ordered;
  private @Nullable Expected single;
  private Step.When.@Nullable Over rangeVector;
  private final List<SeriesLine> series = new ArrayList<>();

  /**
   * A reader for one eval.
   *
   * @param suffix of the command's old forms: {@code fail}, {@code warn} and so on; empty otherwise
   */
  ExpectationReader(boolean instant, String suffix) {
    this.instant = instant;
    if (!suffix.isEmpty()) {
      keyword(suffix, new TextCursor(""));
    }
  }

  /**
   * Reads one line.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  void read(String line) {
    TextCursor cursor = new TextCursor(line);
    String old = cursor.take(OLD_MESSAGE);
    if (!old.isEmpty()) {
      String text = cursor.skipBlanks().rest();
      fail = old.endsWith("regexp") ? TextCheck.Like.of(text) : new TextCheck.Same(text);
    } else if (!cursor.take(EXPECT).isEmpty()) {
      keyword(cursor.take(KEYWORD), cursor.skipBlanks());
    } else {
      result(line);
    }
  }

  private void keyword(String keyword, TextCursor rest) {
    switch (keyword) {
      case "fail" -> fail = check(rest);
      case "warn" -> warnings.add(check(rest));
      case "info" -> infos.add(check(rest));
      case "no_warn" -> noWarnings = nothingFollows(rest);
      case "no_info" -> noInfos = nothingFollows(rest);
      case "ordered" -> ordered = nothingFollows(rest);
      case "string" -> string(rest);
      case "range" -> range(rest);
      default ->
          throw new IllegalArgumentException(
              "unknown: expect "
                  + keyword
                  + "; there are fail, warn, info, no_warn, no_info, ordered, string and range"
                  + " vector");
    }
    if (ordered && !instant) {
      throw new IllegalArgumentException("a range query is always ordered by its labels");
    }
  }

  private static boolean nothingFollows(TextCursor rest) {
    if (!rest.atEnd()) {
      throw new IllegalArgumentException("nothing can stand " + rest.where());
    }
    return true;
  }

  private static TextCheck check(TextCursor rest) {
    if (rest.atEnd()) {
      return new TextCheck.Any();
    }
    String kind = rest.take(KEYWORD);
    rest.expect(':');
    String text = text(rest.skipBlanks().rest());
    return switch (kind) {
      case "msg" -> new TextCheck.Same(text);
      case "regex" -> TextCheck.Like.of(text);
      default -> throw new IllegalArgumentException("expected msg: or regex:, got " + kind + ":");
    };
  }

  /** As it stands, or in quotes if it is wholly between them. */
  private static String text(String written) {
    String text = written.strip();
    TextCursor cursor = new TextCursor(text);
    if (cursor.peek() == '"' || cursor.peek() == '`') {
      try {
        String inner = cursor.quoted();
        return cursor.atEnd() ? inner : text;
      } catch (IllegalArgumentException e) {
        return text;
      }
    }
    return text;
  }

  private void string(TextCursor rest) {
    if (!instant || !rest.atQuote()) {
      throw new IllegalArgumentException("expect string: an instant query, and a text in quotes");
    }
    single(new Expected.Text(rest.quoted()));
    nothingFollows(rest.skipBlanks());
  }

  private void range(TextCursor rest) {
    if (!instant || !rest.word().equals("vector")) {
      throw new IllegalArgumentException("expected: expect range vector from A to B step S");
    }
    rangeVector = Times.over(rest.skipBlanks());
    nothingFollows(rest.skipBlanks());
  }

  private void single(Expected expected) {
    if (single != null || !series.isEmpty()) {
      throw new IllegalArgumentException("only one scalar or string can be expected");
    }
    single = expected;
  }

  private void result(String line) {
    Double number = number(line);
    if (number != null) {
      if (!instant) {
        throw new IllegalArgumentException("a range query gives series; write {} before numbers");
      }
      single(new Expected.OneNumber(number));
      return;
    }
    SeriesLine read = SeriesLine.read(line);
    if (single != null) {
      throw new IllegalArgumentException("series cannot follow a scalar or a string");
    }
    if (series.stream().anyMatch(other -> other.labels().equals(read.labels()))) {
      throw new IllegalArgumentException(
          "expected twice: " + read.labels() + "; each series can come once");
    }
    if (instant && rangeVector == null && read.points().size() != 1) {
      throw new IllegalArgumentException(
          "an instant query has one point for each series, here are " + read.points().size());
    }
    series.add(read);
  }

  private static @Nullable Double number(String line) {
    try {
      return PointsReader.number(line);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** All that was read. */
  Expectations expectations() {
    Expected result =
        single != null
            ? single
            : rangeVector != null
                ? new Expected.RangeVector(rangeVector, series)
                : new Expected.Rows(series);
    return new Expectations(fail, warnings, infos, noWarnings, noInfos, ordered, result);
  }
}
