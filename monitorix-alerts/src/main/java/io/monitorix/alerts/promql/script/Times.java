package io.monitorix.alerts.promql.script;

/** Reads when something is evaluated. */
final class Times {

  private Times() {}

  /**
   * Reads {@code at T}; without it, the time is 0.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static Step.When.At at(TextCursor cursor) {
    if (cursor.take(java.util.regex.Pattern.compile("at\\s+")).isEmpty()) {
      return new Step.When.At(0);
    }
    return new Step.When.At(ScriptDuration.millis(cursor.word()));
  }

  /**
   * Reads {@code from A to B step S}.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static Step.When.Over over(TextCursor cursor) {
    long start = after("from", cursor);
    long end = after("to", cursor.skipBlanks());
    return new Step.When.Over(start, end, after("step", cursor.skipBlanks()));
  }

  private static long after(String keyword, TextCursor cursor) {
    if (!cursor.word().equals(keyword)) {
      throw new IllegalArgumentException("expected: from A to B step S");
    }
    return ScriptDuration.millis(cursor.skipBlanks().word());
  }
}
