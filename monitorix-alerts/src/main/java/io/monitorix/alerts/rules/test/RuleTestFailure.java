package io.monitorix.alerts.rules.test;

import java.util.List;

/**
 * Something that is not as expected.
 *
 * @param file as it was named
 * @param line of the case, from 1
 * @param what was looked at
 * @param expected sorted; empty where it could not be evaluated
 * @param got sorted; likewise
 */
public record RuleTestFailure(
    String file, int line, String what, List<String> expected, List<String> got) {

  public RuleTestFailure {
    expected = List.copyOf(expected);
    got = List.copyOf(got);
  }

  /**
   * With a line for each that is expected: {@code -} before those that are missing, {@code +}
   * before those that are there instead.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file + ":" + line + ": " + what);
    lines().forEach(each -> text.append("\n  ").append(each));
    return text.toString();
  }

  /** The lines below the first. */
  public List<String> lines() {
    List<String> lines = new java.util.ArrayList<>();
    expected.forEach(each -> lines.add((got.contains(each) ? "  " : "- ") + each));
    got.stream().filter(each -> !expected.contains(each)).forEach(each -> lines.add("+ " + each));
    return lines;
  }
}
