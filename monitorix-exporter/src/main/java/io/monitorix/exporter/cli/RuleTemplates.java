package io.monitorix.exporter.cli;

import io.monitorix.alerts.rules.PlainTemplates;
import io.monitorix.alerts.rules.Templates;
import io.monitorix.alerts.rules.file.TemplateCheck;

/** The templates that the commands for rules know. */
final class RuleTemplates {

  /** Reads them. */
  static final TemplateCheck CHECK = TemplateCheck.NONE;

  /** Expands them. */
  static final Templates TEMPLATES = new PlainTemplates();

  private RuleTemplates() {}
}
