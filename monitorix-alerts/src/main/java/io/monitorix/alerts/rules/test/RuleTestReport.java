package io.monitorix.alerts.rules.test;

import java.util.List;

/**
 * What became of the tests of one file.
 *
 * @param file as it was named
 * @param problems why it could not be run, or a part of it; empty if it could
 * @param warnings what may be an oversight
 */
public record RuleTestReport(
    String file, List<String> problems, List<String> warnings, List<Result> results) {

  public RuleTestReport {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    results = List.copyOf(results);
  }

  /** Whether all was as expected. */
  public boolean passed() {
    return problems.isEmpty() && results.stream().allMatch(Result::passed);
  }

  /**
   * What became of one test.
   *
   * @param name its name, or {@code test N} without one
   * @param line on which it begins, from 1
   */
  public record Result(String name, int line, List<RuleTestFailure> failures) {
    public Result {
      failures = List.copyOf(failures);
    }

    /** Whether all was as expected. */
    public boolean passed() {
      return failures.isEmpty();
    }
  }
}
