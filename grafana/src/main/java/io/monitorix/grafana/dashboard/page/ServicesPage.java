package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.count;

import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
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
import java.util.Map;

/** Services: what checks say, over time, how fast they answer, whose certificate ends when. */
public final class ServicesPage {

  private static final String NONE = "nothing is checked";
  private static final String LEGEND = "{{service}} {{target}}";
  private static final String BY = "max by (cluster, guest, service, target, module) (%s)";
  private static final String SUCCESS = check("probe_success");
  private static final String DURATION = check("probe_duration_seconds");
  private static final String CERTIFICATE =
      "(" + check("probe_ssl_earliest_cert_expiry") + " - time())";

  private ServicesPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.SERVICES,
        "Services: what checks say, over time, how fast they answer, whose certificate ends when.",
        List.of(Variable.TARGET),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(down(), all(), available(), slowest(), certificate()),
            Section.top(checks()),
            Section.of("Over time", states(), durations(), phases(), certificates())));
  }

  private static String check(String metric) {
    return BY.formatted(metric + "{" + CLUSTER + "}");
  }

  private static Panel number(String title, String description, Unit unit, String expr) {
    return Panel.stat(
            title, description + " Empty when nothing is checked.", unit, now(expr, title))
        .withNoData("no check");
  }

  private static Panel down() {
    return number("Down", "Checks that fail.", Unit.NONE, count(SUCCESS + " == 0", SUCCESS))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withSize(5, 4);
  }

  private static Panel all() {
    return number("Checks", "Checks that there are.", Unit.NONE, "count(" + SUCCESS + ")")
        .withView(new View.Stat(false))
        .withSize(4, 4);
  }

  private static Panel available() {
    return number(
            "Available",
            "Share of all looks in the time that is shown that succeeded, of all checks together.",
            Unit.RATIO,
            "avg(" + BY.formatted("avg_over_time(probe_success{" + CLUSTER + "}[$__range])") + ")")
        .withThresholds(Limits.ifKnown(Threshold.falling(0.99, 0.999)))
        .withSize(5, 4);
  }

  private static Panel slowest() {
    return number(
            "Slowest",
            "How long the check took that took longest, of those that succeed.",
            Unit.SECONDS,
            "max(%s and %s == 1)".formatted(DURATION, SUCCESS))
        .withThresholds(Limits.ifKnown(Threshold.rising(1, 3)))
        .withSize(5, 4);
  }

  private static Panel certificate() {
    return number(
            "First certificate ends in",
            "Time until the first of the certificates that checks saw expires. Empty when none was seen.",
            Unit.SECONDS,
            "min(" + CERTIFICATE + ")")
        .withThresholds(Limits.ifKnown(Limits.EXPIRES_IN))
        .withNoData("none seen")
        .withView(new View.Stat(false))
        .withSize(5, 4);
  }

  private static Panel checks() {
    return Panel.table(
            "Checks now",
            "Each check: whether it succeeds, how long it took, how often it succeeded in the time that is shown, how long the certificate is still valid. Empty when nothing is checked.",
            new Table(
                List.of(
                    Column.value(0, "State", Unit.NONE).withStates(State.UP).withWidth(80),
                    Column.label("service", "Service"),
                    Column.label("target", "Target"),
                    Column.label("module", "Module").withWidth(150),
                    Column.label("guest", "Guest")
                        .withLink(
                            new DataLink(
                                Page.GUEST,
                                Map.of(
                                    "cluster",
                                    "${__data.fields.cluster}",
                                    "guest",
                                    "${__data.fields.guest}")))
                        .withWidth(100),
                    Column.value(1, "Took", Unit.SECONDS)
                        .withThresholds(Threshold.rising(1, 3))
                        .withWidth(100),
                    Column.value(2, "Available", Unit.RATIO)
                        .withThresholds(Threshold.falling(0.99, 0.999))
                        .withWidth(100),
                    Column.value(3, "HTTP status", Unit.NONE).withWidth(110),
                    Column.value(4, "Certificate for", Unit.SECONDS)
                        .withThresholds(Limits.EXPIRES_IN)
                        .withWidth(130)),
                "State",
                false),
            now(SUCCESS),
            now(DURATION),
            now(BY.formatted("avg_over_time(probe_success{" + CLUSTER + "}[$__range])")),
            now(check("probe_http_status_code") + " > 0"),
            now(CERTIFICATE))
        .withNoData(NONE)
        .withSize(24, 10);
  }

  /** The checks that a rank puts first at the end of the time that is shown. */
  private static String top(int number, String values, String rankAtEnd) {
    return "%s and on (cluster, guest, service, target, module) topk(%d, %s)"
        .formatted(values, number, BY.formatted(rankAtEnd));
  }

  private static Panel states() {
    return Panel.timeline(
            "States",
            "When checks succeeded; of more than 40, those that failed most. Empty when nothing is checked.",
            State.UP,
            over(
                top(
                    40,
                    SUCCESS,
                    "1 - avg_over_time(probe_success{" + CLUSTER + "}[$__range] @ end())"),
                LEGEND))
        .withNoData(NONE)
        .withSize(24, 12);
  }

  private static Panel durations() {
    return Panel.graph(
            "Durations",
            "How long checks took, the twenty that took longest in the last quarter of an hour. Empty when nothing is checked.",
            Unit.SECONDS,
            over(
                top(
                    20,
                    DURATION,
                    "avg_over_time(probe_duration_seconds{" + CLUSTER + "}[15m] @ end())"),
                LEGEND))
        .withNoData(NONE);
  }

  private static Panel phases() {
    return Panel.graph(
            "Phases of HTTP",
            "How long each phase of checks over HTTP took, on average of all. Empty when nothing is checked over HTTP.",
            Unit.SECONDS,
            over(
                "avg by (phase) (max by (cluster, guest, service, target, module, phase) (probe_http_duration_seconds{%s}))"
                    .formatted(CLUSTER),
                "{{phase}}"))
        .withView(View.Graph.STACKED)
        .withNoData(NONE + " over HTTP");
  }

  private static Panel certificates() {
    return Panel.bars(
            "Certificates end in",
            "The twenty certificates that end first, of those that checks saw. Empty when none was seen.",
            Unit.SECONDS,
            now("sort(bottomk(20, " + CERTIFICATE + "))", LEGEND))
        .withThresholds(Limits.EXPIRES_IN)
        .withNoData("no certificate was seen")
        .withSize(24, 9);
  }
}
