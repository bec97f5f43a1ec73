package io.monitorix.exporter.web;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of loading a configuration again.
 *
 * @param problems what is wrong, one thing each, with its place; empty where everything holds from
 *     now on. What has a problem stays as it was
 */
public record ReloadResult(List<String> problems) {

  /** Everything holds. */
  public static final ReloadResult SUCCESSFUL = new ReloadResult(List.of());

  /** Copies the list. */
  public ReloadResult {
    problems = List.copyOf(problems);
  }

  /** Whether everything holds. */
  public boolean isSuccessful() {
    return problems.isEmpty();
  }

  /** This one and what came of another part of the configuration. */
  public ReloadResult and(ReloadResult other) {
    List<String> both = new ArrayList<>(problems);
    both.addAll(other.problems);
    return new ReloadResult(both);
  }
}
