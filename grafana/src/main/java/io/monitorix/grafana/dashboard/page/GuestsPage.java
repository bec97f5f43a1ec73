package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.byId;
import static io.monitorix.grafana.dashboard.page.Expressions.rateById;

import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Section;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** All guests in a table, their states over time, and those that take most. */
public final class GuestsPage {

  private static final String LEGEND = "{{name}} ({{id}})";
  private static final DataLink TO_GUEST = DataLink.fromSeries(Page.GUEST, "guest", "id");

  /** More lines than this take long with thousands of guests, and nobody compares them. */
  private static final int TRENDS = 50;

  private GuestsPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.GUESTS,
        "All guests in a table, their states over time, and those that take most.",
        List.of(Variable.CLUSTER, Variable.NODE, Variable.POOL, Variable.TAG),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(guests()),
            Section.of("States", states()),
            Section.of(
                "Who takes most",
                gauge(
                        "CPU",
                        "CPU time in use, as a share of the CPUs that the guest is allotted.",
                        Unit.RATIO,
                        "pve_cpu_usage_ratio")
                    .withView(View.Graph.RATIO)
                    .withThresholds(Limits.CPU),
                gauge("Memory", "Main memory in use.", Unit.BYTES, "pve_memory_usage_bytes"),
                counter(
                    "Received", "Bytes received in a second.", "pve_network_receive_bytes_total"),
                counter("Sent", "Bytes sent in a second.", "pve_network_transmit_bytes_total"),
                counter("Read", "Bytes read from disks in a second.", "pve_disk_read_bytes_total"),
                counter(
                    "Written",
                    "Bytes written to disks in a second.",
                    "pve_disk_written_bytes_total"))));
  }

  private static Panel guests() {
    Table table =
        new Table(
            List.of(
                Column.label("name", "Name").withLink(DataLink.fromRow(Page.GUEST, "guest", "id")),
                Column.label("id", "Id").withWidth(90),
                Column.label("cluster", "Cluster").withWidth(90),
                Column.label("node", "Node")
                    .withLink(DataLink.fromRow(Page.NODE, "node", "node"))
                    .withWidth(90),
                Column.value(1, "State", Unit.NONE).withStates(State.GUEST).withWidth(80),
                Column.value(2, "CPU", Unit.RATIO).withThresholds(Limits.CPU).withBar(),
                Column.trend(11, "CPU, course").withWidth(105),
                Column.value(3, "Memory", Unit.RATIO).withThresholds(Limits.MEMORY).withBar(),
                Column.value(4, "of", Unit.BYTES).withWidth(85),
                Column.value(5, "Network", Unit.BYTES_PER_SECOND).withWidth(95),
                Column.value(6, "Disk", Unit.BYTES_PER_SECOND).withWidth(95),
                Column.value(7, "Up for", Unit.SECONDS).withWidth(95),
                Column.value(8, "Agent", Unit.NONE).withStates(State.UP).withWidth(75),
                Column.value(9, "Last backup", Unit.SECONDS)
                    .withThresholds(Limits.BACKUP_AGE)
                    .withWidth(110),
                Column.label("pool", "Pool").withWidth(90),
                Column.label("tags", "Tags")),
            "CPU",
            true);
    return Panel.table(
            "Guests",
            "Each guest: what it takes, whether its agent answers, and how old its newest backup is. A click on a heading sorts. The course of the CPU is drawn for the 50 guests that take most. Agent and last backup are empty when there is none, or it was not read yet.",
            table,
            now(GuestSet.CHOSEN.by("name", "node", "tags")),
            now(chosen(byId("pve_up"))),
            now(chosen(byId("pve_cpu_usage_ratio"))),
            now(
                chosen(
                    "%s / %s"
                        .formatted(byId("pve_memory_usage_bytes"), byId("pve_memory_size_bytes")))),
            now(chosen(byId("pve_memory_size_bytes"))),
            now(
                chosen(
                    "(%s + %s)"
                        .formatted(
                            rateById("pve_network_receive_bytes_total"),
                            rateById("pve_network_transmit_bytes_total")))),
            now(
                chosen(
                    "(%s + %s)"
                        .formatted(
                            rateById("pve_disk_read_bytes_total"),
                            rateById("pve_disk_written_bytes_total")))),
            now(chosen("(%s > 0)".formatted(byId("pve_uptime_seconds")))),
            now(chosen(byId("pve_guest_agent_up"))),
            now(chosen("(time() - %s)".formatted(byId("pve_backup_last_timestamp_seconds")))),
            now(
                chosen(
                    "group by (cluster, id, pool) (pve_guest_pool_info{%s})".formatted(CLUSTER))),
            over(
                GuestSet.CHOSEN.top(
                    TRENDS,
                    byId("pve_cpu_usage_ratio"),
                    "max by (cluster, id) (pve_cpu_usage_ratio{%s} @ end())".formatted(CLUSTER)),
                ""))
        .withNoData("no guest of these clusters, nodes, pools and tags")
        .withSize(24, 16);
  }

  private static String chosen(String values) {
    return values + " and on (cluster, id) " + GuestSet.CHOSEN.by();
  }

  private static Panel states() {
    return Panel.timeline(
            "Running",
            "When guests ran; of more than 40, those that were started and stopped most.",
            State.GUEST,
            over(
                GuestSet.CHOSEN.top(
                    40,
                    byId("pve_up"),
                    "max by (cluster, id) (changes(pve_up{%s}[$__range] @ end()))"
                        .formatted(CLUSTER)),
                LEGEND))
        .withSize(24, 18)
        .withLinks(TO_GUEST);
  }

  private static Panel gauge(String title, String what, Unit unit, String metric) {
    return Panel.graph(title, said(what), unit, over(GuestSet.CHOSEN.topGauge(metric), LEGEND))
        .withLinks(TO_GUEST);
  }

  private static Panel counter(String title, String what, String metric) {
    return Panel.graph(
            title,
            said(what),
            Unit.BYTES_PER_SECOND,
            over(GuestSet.CHOSEN.topCounter(metric), LEGEND))
        .withLinks(TO_GUEST);
  }

  private static String said(String what) {
    return what + " The ten guests that take most at the end of the time that is shown.";
  }
}
