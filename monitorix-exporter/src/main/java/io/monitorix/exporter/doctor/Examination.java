package io.monitorix.exporter.doctor;

import java.util.List;

/**
 * What was found about one target.
 *
 * @param target its name
 * @param findings in the order of the steps
 */
public record Examination(String target, List<Finding> findings) {

  /** Copies the list. */
  public Examination {
    findings = List.copyOf(findings);
  }

  /** Whether something does not work. */
  public boolean hasProblems() {
    return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM);
  }
}
