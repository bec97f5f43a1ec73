package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.RATE;

import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Section;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** What fires and fired, and whether people are told. */
public final class AlertsPage {

  private AlertsPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.ALERTS,
        "What fires and fired, and whether people are told.",
        List.of(Variable.TARGET),
        List.of(),
        List.of(
            Section.top(
                AlertPanels.count("critical").withThresholds(Limits.NONE_ALLOWED).withSize(4, 4),
                AlertPanels.count("warning").withThresholds(Limits.NONE_WANTED).withSize(4, 4),
                AlertPanels.count("info").withSize(4, 4),
                pending(),
                silenced(),
                undelivered()),
            Section.top(AlertPanels.firing().withSize(24, 10)),
            Section.of("Over time", bySeverity(), mostOften(), resolve()),
            Section.of("Notifications", sent(), failed(), latency(), queue())));
  }

  private static Panel pending() {
    return Panel.stat(
            "Pending",
            "Alerts whose condition holds, but not yet for long enough.",
            Unit.NONE,
            now(
                "count(max without (job, instance) (ALERTS{%s, alertstate=\"pending\"})) or vector(0)"
                    .formatted(CLUSTER),
                "Pending"))
        .withSize(4, 4);
  }

  private static Panel silenced() {
    return Panel.stat(
            "Silences",
            "Silences that hold at the moment.",
            Unit.NONE,
            now("sum(max by (state) (monitorix_silences{state=\"active\"}))", "Silences"))
        .withSize(4, 4);
  }

  private static Panel undelivered() {
    return Panel.stat(
            "Undelivered",
            "Notifications that wait for a receiver that fails, or were refused for good.",
            Unit.NONE,
            now(
                "sum(max by (state) (monitorix_notification_queue_length{state=~\"held|dead\"}))",
                "Undelivered"))
        .withThresholds(Limits.NONE_WANTED)
        .withSize(4, 4);
  }

  private static Panel bySeverity() {
    return Panel.graph(
            "Firing by severity",
            "How many alerts fired. Empty when none did.",
            Unit.NONE,
            over("count by (severity) (%s)".formatted(AlertPanels.firingNow("")), "{{severity}}"))
        .withView(View.Graph.STACKED)
        .withStates(State.SEVERITY)
        .withNoData("none fired")
        .withSize(8, 9);
  }

  private static Panel mostOften() {
    String firing =
        "max without (job, instance) (ALERTS{%s, alertstate=\"firing\", alertname!=\"Watchdog\"})"
            .formatted(CLUSTER);
    return Panel.table(
            "What fired",
            "The twenty alerts that fired for longest, over all that they fired for. Empty when none did.",
            new Table(
                List.of(
                    Column.label("alertname", "Alert"),
                    Column.label("severity", "Severity").withStates(State.SEVERITY).withWidth(90),
                    Column.value(0, "Fired for", Unit.SECONDS).withWidth(120)),
                "Fired for",
                true),
            now(
                "topk(20, 300 * sum by (alertname, severity) (count_over_time((%s)[$__range:5m])))"
                    .formatted(firing)))
        .withNoData("none fired")
        .withSize(8, 9);
  }

  private static Panel resolve() {
    return Panel.graph(
            "Time to resolve",
            "For how long alerts fired that were resolved: half of them, and nine in ten, for less. Empty when none was resolved.",
            Unit.SECONDS,
            over(quantile("0.5", "monitorix_alert_resolve_duration_seconds_bucket"), "half"),
            over(quantile("0.9", "monitorix_alert_resolve_duration_seconds_bucket"), "nine in ten"))
        .withNoData("none was resolved")
        .withSize(8, 9);
  }

  private static String quantile(String q, String bucket) {
    return "histogram_quantile(%s, sum by (le) (rate(%s%s)))".formatted(q, bucket, RATE);
  }

  private static Panel sent() {
    return Panel.graph(
            "Sent",
            "Attempts to notify, by receiver. Empty when nobody had to be told.",
            Unit.NONE,
            over(
                "sum by (receiver) (increase(monitorix_notifications_total%s))".formatted(RATE),
                "{{receiver}}"))
        .withNoData("nobody was told")
        .withSize(6, 8);
  }

  private static Panel failed() {
    return Panel.graph(
            "Failed",
            "Attempts that failed, for now or for good. Empty when none did.",
            Unit.NONE,
            over(
                "sum by (receiver, reason) (increase(monitorix_notifications_failed_total%s))"
                    .formatted(RATE),
                "{{receiver}} {{reason}}"))
        .withNoData("none failed")
        .withSize(6, 8);
  }

  private static Panel latency() {
    return Panel.graph(
            "Time to send",
            "How long nine in ten attempts took at most. Empty when there was none.",
            Unit.SECONDS,
            over(
                "histogram_quantile(0.9, sum by (le, integration) (rate(monitorix_notification_latency_seconds_bucket%s)))"
                    .formatted(RATE),
                "{{integration}}"))
        .withNoData("nobody was told")
        .withSize(6, 8);
  }

  private static Panel queue() {
    return Panel.graph(
            "Waiting",
            "Notifications that are to be sent, and those given up.",
            Unit.NONE,
            over("max by (state) (monitorix_notification_queue_length)", "{{state}}"))
        .withThresholds(Threshold.none())
        .withSize(6, 8);
  }
}
