package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;

import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Panels about alerts that several dashboards have. */
final class AlertPanels {

  private AlertPanels() {}

  /** Each alert that fires; the one that always does is left out. */
  static String firingNow(String more) {
    return "max without (job, instance, alertstate) (ALERTS{%s, alertstate=\"firing\", alertname!=\"Watchdog\"%s})"
        .formatted(CLUSTER, more);
  }

  /** How many of a severity fire. */
  static Panel count(String severity) {
    String title = severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1);
    return Panel.stat(
            title,
            "Alerts of severity " + severity + " that fire.",
            Unit.NONE,
            now(
                "count(%s) or vector(0)".formatted(firingNow(", severity=\"" + severity + "\"")),
                title))
        .withLinks(new DataLink(Page.ALERTS, Map.of()));
  }

  /** What fires, the longest first. */
  static Panel firing() {
    String since =
        "time() - (max without (job, instance) (ALERTS_FOR_STATE{%s}) and ignoring (alertstate) %s)"
            .formatted(CLUSTER, firingNow(""));
    return Panel.table(
            "Firing alerts",
            "The alerts that fire and what they are about. Empty when none fires.",
            new Table(
                List.of(
                    Column.value(0, "Severity", Unit.NONE)
                        .withStates(State.SEVERITY_RANK)
                        .withWidth(100),
                    Column.label("alertname", "Alert"),
                    Column.label("cluster", "Cluster").withWidth(95),
                    Column.label("subject", "What"),
                    Column.value(1, "For", Unit.SECONDS).withWidth(95)),
                "Severity",
                true),
            now(subject(ranked())),
            now(subject(since)))
        .withNoData("no alert fires");
  }

  private static String ranked() {
    return "3 * %s or 2 * %s or %s"
        .formatted(
            firingNow(", severity=\"critical\""),
            firingNow(", severity=\"warning\""),
            firingNow(", severity!~\"critical|warning\""));
  }

  private static String subject(String expr) {
    return "label_join(%s, \"subject\", \" \", \"name\", \"id\", \"node\", \"storage\", \"datastore\", \"pool\", \"device\", \"service\", \"collector\", \"target\")"
        .formatted(expr);
  }
}
