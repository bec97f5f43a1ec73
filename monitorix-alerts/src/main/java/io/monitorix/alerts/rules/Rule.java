package io.monitorix.alerts.rules;

import io.monitorix.alerts.rules.file.RuleSpec;
import java.util.List;

/** A rule at work. What can be asked of it is safe for several threads. */
public abstract sealed class Rule permits AlertingRule, RecordingRule {

  private final RuleKey key;
  private volatile RuleStatus status = RuleStatus.NONE;

  Rule(RuleKey key) {
    this.key = key;
  }

  /** What identifies it. */
  public RuleKey key() {
    return key;
  }

  /** What its file says. */
  public abstract RuleSpec spec();

  /** How its last evaluation went. */
  public RuleStatus status() {
    return status;
  }

  void status(RuleStatus now) {
    status = now;
  }

  /**
   * Evaluates once.
   *
   * @return what is to be written
   * @throws RuntimeException if it fails; its message is the rule's error
   */
  abstract List<Sample> evaluate(Evaluation evaluation);
}
