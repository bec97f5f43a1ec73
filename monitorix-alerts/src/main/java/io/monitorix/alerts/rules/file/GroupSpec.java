package io.monitorix.alerts.rules.file;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of rules, as its file has it.
 *
 * @param interval between evaluations; null where the file leaves it to the configuration
 * @param queryOffset how far in the past it evaluates; null likewise
 * @param limit how many series or alerts a rule may give; 0 for any number
 */
public record GroupSpec(
    String name,
    @Nullable Duration interval,
    @Nullable Duration queryOffset,
    int limit,
    List<RuleSpec> rules) {

  public GroupSpec {
    rules = List.copyOf(rules);
  }
}
