package io.monitorix.alerts.promql.script;

import java.util.List;

/**
 * How a script went.
 *
 * @param passed how many queries gave what was expected
 * @param failures one for each of the others, in the script's order
 */
public record ScriptReport(int passed, List<ScriptFailure> failures) {

  public ScriptReport {
    failures = List.copyOf(failures);
  }

  /** How many queries did not. */
  public int failed() {
    return failures.size();
  }

  /** {@code N passed, N failed}. */
  public String summary() {
    return passed + " passed, " + failed() + " failed";
  }
}
