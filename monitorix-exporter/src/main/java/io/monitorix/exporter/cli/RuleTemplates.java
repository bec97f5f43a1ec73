package io.monitorix.exporter.cli;

import io.monitorix.alerts.rules.Expander;
import io.monitorix.alerts.rules.PlainExpander;
import io.monitorix.alerts.rules.file.TemplateCheck;

/** The templates that the commands for rules know. */
final class RuleTemplates {

  /** Reads them. */
  static final TemplateCheck CHECK = TemplateCheck.NONE;

  /** Expands them. */
  static final Expander EXPANDER = new PlainExpander();

  private RuleTemplates() {}
}
