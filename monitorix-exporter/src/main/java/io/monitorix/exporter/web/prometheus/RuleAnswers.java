package io.monitorix.exporter.web.prometheus;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.rules.RuleBook;
import java.util.List;

/** {@code rules} and {@code alerts}. */
final class RuleAnswers {

  private final RuleBook book;

  RuleAnswers(RuleBook book) {
    this.book = book;
  }

  Answer alerts(Parameters parameters) {
    List<RuleBook.Alert> alerts =
        book.groups().stream()
            .flatMap(group -> group.rules().stream())
            .filter(RuleBook.Alerting.class::isInstance)
            .flatMap(rule -> ((RuleBook.Alerting) rule).alerts().stream())
            .filter(alert -> parameters.visibility().sees(alert.labels()))
            .toList();
    return Answer.of(
        out -> {
          out.beginObject().name("alerts");
          RuleJson.alerts(out, alerts);
          out.endObject();
        });
  }

  Answer rules(Parameters parameters) {
    RuleFilter filter = RuleFilter.of(parameters);
    Visibility visibility = parameters.visibility();
    GroupPage page = GroupPage.of(parameters);
    List<RuleBook.Group> groups =
        book.groups().stream()
            .filter(filter::takes)
            .map(filter::rulesOf)
            .map(group -> visibility.isAll() ? group : seen(group, visibility))
            .filter(group -> !group.rules().isEmpty())
            .toList();
    GroupPage.Cut cut = page.of(groups);
    return Answer.of(
        out -> {
          out.beginObject().name("groups").beginArray();
          for (RuleBook.Group group : cut.groups()) {
            RuleJson.group(out, group, !filter.withoutAlerts());
          }
          out.endArray();
          if (!cut.next().isEmpty()) {
            out.name("groupNextToken").value(cut.next());
          }
          out.endObject();
        });
  }

  /** Rules are for all, their alerts are not. */
  private static RuleBook.Group seen(RuleBook.Group group, Visibility visibility) {
    return group.with(
        group.rules().stream()
            .map(
                rule ->
                    rule instanceof RuleBook.Alerting alerting ? seen(alerting, visibility) : rule)
            .toList());
  }

  private static RuleBook.Rule seen(RuleBook.Alerting rule, Visibility visibility) {
    return rule.with(
        rule.alerts().stream().filter(alert -> visibility.sees(alert.labels())).toList());
  }
}
