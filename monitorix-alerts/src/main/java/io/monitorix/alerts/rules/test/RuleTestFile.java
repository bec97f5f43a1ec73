package io.monitorix.alerts.rules.test;

import java.time.Duration;
import java.util.List;

/**
 * A file of tests.
 *
 * @param ruleFiles patterns, from the folder of the file
 * @param order of groups, by their names; those not named keep their places among the first
 * @param fuzzy whether numbers may differ by the last bit
 */
record RuleTestFile(
    List<String> ruleFiles,
    Duration evaluationInterval,
    List<String> order,
    boolean fuzzy,
    List<RuleTest> tests) {

  RuleTestFile {
    ruleFiles = List.copyOf(ruleFiles);
    order = List.copyOf(order);
    tests = List.copyOf(tests);
  }
}
