package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.promql.ast.Expr;
import java.util.Map;

/** A rule, as its file has it. */
public sealed interface RuleSpec permits RecordSpec, AlertSpec {

  /** The alert's name, or that of the metric that is recorded. */
  String name();

  /** What is evaluated. */
  Expr expr();

  /** The group's labels and the rule's own, which win; those of alerts are templates. */
  Map<String, String> labels();

  /** The line on which the rule begins, from 1. */
  int line();
}
