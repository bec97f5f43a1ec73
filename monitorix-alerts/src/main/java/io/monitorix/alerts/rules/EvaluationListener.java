package io.monitorix.alerts.rules;

/** Hears of evaluations: to keep the state of alerts, and their history. */
@FunctionalInterface
public interface EvaluationListener {

  /** Hears nothing. */
  EvaluationListener NONE = evaluation -> {};

  /**
   * A group was evaluated, on the thread that did it, before its next evaluation begins. What it
   * throws is told in the log.
   */
  void evaluated(GroupEvaluation evaluation);
}
