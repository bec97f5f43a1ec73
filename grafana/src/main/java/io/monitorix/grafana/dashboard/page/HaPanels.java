package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Panels about high availability. */
final class HaPanels {

  private static final String STATE =
      "group by (cluster, id, state) (pve_ha_state{" + CLUSTER + ", id!~\"node/.*\"} == 1)";

  private HaPanels() {}

  /** The managers that do not do their work. */
  static Panel managers() {
    String managers =
        "max by (cluster, node) (pve_ha_manager_status{%1$s%2$s} == 1) or label_replace(max by (cluster, node) (pve_ha_lrm_status{%1$s%2$s} == 1), \"role\", \"lrm\", \"\", \"\")";
    String bad = ", status=~\"dead|lost_agent_lock|time_drift|unknown\"";
    return Panel.stat(
            "HA managers",
            "Managers of high availability, the cluster's and those of nodes, that are dead, have lost their lock or a clock that is wrong. Empty when there are none.",
            Unit.NONE,
            now(
                Expressions.count(
                    managers.formatted(CLUSTER, bad), managers.formatted(CLUSTER, "")),
                "HA managers"))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withNoData("no HA");
  }

  /** The guests that it looks after. */
  static Panel services() {
    List<State> states =
        List.of(
            new State("started", "started", Color.GOOD),
            new State("stopped", "stopped", Color.OFF),
            new State("disabled", "disabled", Color.OFF),
            new State("ignored", "ignored", Color.OFF),
            new State("migrate", "migrate", Color.NEUTRAL),
            new State("relocate", "relocate", Color.NEUTRAL),
            new State("recovery", "recovery", Color.CRITICAL),
            new State("fence", "fence", Color.CRITICAL),
            new State("error", "error", Color.CRITICAL));
    return Panel.table(
            "Guests under high availability",
            "Each guest that high availability looks after: what is asked for, and what is. Empty when it looks after none.",
            new Table(
                List.of(
                    Column.label("name", "Name")
                        .withLink(DataLink.fromRow(Page.GUEST, "guest", "id")),
                    Column.label("id", "Id"),
                    Column.label("node", "Node")
                        .withLink(DataLink.fromRow(Page.NODE, "node", "node")),
                    Column.label("asked", "Asked for"),
                    Column.label("state", "State").withStates(states)),
                "Name",
                false),
            now(
                GuestSet.ALL.by("name", "node")
                    + " and on (cluster, id) pve_ha_state{"
                    + CLUSTER
                    + "}"),
            now(STATE),
            now(
                "group by (cluster, id, asked) (label_replace(pve_ha_service_request_state{%s} == 1, \"asked\", \"$1\", \"state\", \"(.+)\"))"
                    .formatted(CLUSTER)))
        .withNoData("no guest is under high availability")
        .withSize(14, 9);
  }

  /** States over time. */
  static Panel states() {
    return Panel.graph(
            "High availability over time",
            "How many guests that high availability looks after are in which state. Empty when it looks after none.",
            Unit.NONE,
            over("topk(20, count by (state) (" + STATE + "))", "{{state}}"))
        .withView(View.Graph.STACKED)
        .withNoData("no guest is under high availability")
        .withSize(10, 9);
  }
}
