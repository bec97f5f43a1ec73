package io.monitorix.alerts.rules;

/** Hears of evaluations: to keep the state of alerts, and their history. */
@FunctionalInterface
public interface EvaluationListener {

  /** Hears nothing. */
  EvaluationListener NONE = evaluation -> {};

  /**
   * A group was evaluated, on the thread that did it, before its next evaluation begins, and before
   * its alerts are sent: they say already when that is. What it throws is told in the log, and
   * keeps nothing from being sent.
   */
  void evaluated(GroupEvaluation evaluation);
}
