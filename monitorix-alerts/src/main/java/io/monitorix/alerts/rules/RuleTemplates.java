package io.monitorix.alerts.rules;

import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.file.TemplateCheck;
import io.monitorix.alerts.template.AlertData;
import io.monitorix.alerts.template.AlertTemplate;

/** The templates of labels and annotations, as Prometheus has them: Go's. */
public final class RuleTemplates {

  /** Reads them. */
  public static final TemplateCheck CHECK =
      text -> AlertTemplate.check(text).map(problem -> fault(text, problem));

  /** Expands them. */
  public static final Templates TEMPLATES = RuleTemplates::read;

  private RuleTemplates() {}

  private static Templates.Template read(String alert, String text) {
    AlertTemplate template = AlertTemplate.of(alert, text);
    return data ->
        template.expand(
            new AlertData(
                data.labels(),
                data.externalLabels(),
                data.externalUrl(),
                data.value(),
                data.time(),
                (query, at) -> new Value.Vector(data.query().ask(query, at))));
  }

  private static TemplateCheck.Fault fault(String text, AlertTemplate.Problem problem) {
    int index = 0;
    for (int line = 1; line < problem.line(); line++) {
      index = text.indexOf('\n', index) + 1;
    }
    return new TemplateCheck.Fault(
        Math.min(index + problem.column() - 1, text.length()), problem.reason());
  }
}
