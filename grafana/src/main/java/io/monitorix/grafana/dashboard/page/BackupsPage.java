package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.byId;
import static io.monitorix.grafana.dashboard.page.Expressions.count;

import io.monitorix.grafana.dashboard.model.Color;
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

/** Backups and replication: what is covered, how old, how large, whole or not, what failed. */
public final class BackupsPage {

  private static final String NEWEST = byId("pve_backup_last_timestamp_seconds");
  private static final String AGE = "(time() - " + NEWEST + ")";
  private static final String GUESTS = "(" + GuestSet.ALL.by() + ")";
  private static final String VERIFIED =
      "max by (cluster, id, storage) (pve_backup_last_verified{%s%s} == 1)";

  private BackupsPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.BACKUPS,
        "Backups and replication: what is covered, how old, how large, whole or not, what failed.",
        List.of(Variable.CLUSTER),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(
                notCovered(),
                withoutBackup(),
                old(),
                oldest(),
                failed(),
                damaged(),
                size(),
                ReplicationPanels.failing()),
            Section.top(guests()),
            Section.of("Over time", ages(), sizes(), results(), kept()),
            Section.of("Who takes most", largest(), grown(), longest()),
            Section.of("Jobs", jobs()),
            Section.of(
                "Replication",
                ReplicationPanels.jobs(),
                ReplicationPanels.ages(),
                ReplicationPanels.durations())));
  }

  private static Panel light(String title, String description, String expr) {
    return Panel.stat(title, description, Unit.NONE, now(expr, title))
        .withThresholds(Limits.NONE_WANTED);
  }

  private static Panel notCovered() {
    return light(
        "Not covered",
        "Guests that no backup job covers.",
        "sum(max by (cluster) (pve_not_backed_up_total{%s}))".formatted(CLUSTER));
  }

  private static Panel withoutBackup() {
    return light(
            "No backup",
            "Guests of which there is no backup on any storage that Monitorix may list. Empty when no backup was read yet.",
            count(GUESTS + " unless on (cluster, id) " + NEWEST, GUESTS)
                + " and on () count("
                + NEWEST
                + ")")
        .withThresholds(Limits.ifKnown(Limits.NONE_WANTED))
        .withNoData("not read");
  }

  private static Panel old() {
    return light(
            "Too old",
            "Guests whose newest backup is more than two days old. Empty when there is no backup.",
            count(AGE + " > 2 * 86400", NEWEST))
        .withThresholds(Limits.ifKnown(Limits.NONE_WANTED))
        .withNoData("no backup");
  }

  private static Panel oldest() {
    return Panel.stat(
            "At most lost",
            "Age of the newest backup of the guest that has waited for longest: what would be lost of it at most. Guests without a backup are not counted. Empty when there is no backup.",
            Unit.SECONDS,
            now("max(" + AGE + ")", "At most lost"))
        .withThresholds(Limits.ifKnown(Limits.BACKUP_AGE))
        .withNoData("no backup");
  }

  private static Panel failed() {
    String result = "max by (cluster, id, result) (pve_backup_last_result{" + CLUSTER + "} == 1)";
    return light(
            "Failed",
            "Guests whose last attempt at a backup failed. Empty when no attempt was seen yet.",
            count(
                "max by (cluster, id) (pve_backup_last_result{%s, result=\"error\"} == 1)"
                    .formatted(CLUSTER),
                result))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withNoData("none seen");
  }

  private static Panel damaged() {
    return light(
            "Damaged",
            "Newest backups that a check found damaged. Empty when no storage is on a backup server.",
            count(
                VERIFIED.formatted(CLUSTER, ", state=\"failed\""), VERIFIED.formatted(CLUSTER, "")))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withNoData("not checked");
  }

  private static Panel size() {
    return Panel.stat(
            "Size",
            "Size of the newest backups of all guests, as Proxmox tells it: before deduplication on a backup server. Empty when there is no backup.",
            Unit.BYTES,
            now(
                "sum(max by (cluster, id, storage) (pve_backup_last_size_bytes{%s}))"
                    .formatted(CLUSTER),
                "Size"))
        .withView(new View.Stat(false))
        .withNoData("no backup");
  }

  private static Panel guests() {
    List<State> checks =
        List.of(
            new State("0", "damaged", Color.CRITICAL),
            new State("1", "not yet", Color.WARNING),
            new State("2", "whole", Color.GOOD));
    List<State> results =
        List.of(
            new State("0", "failed", Color.CRITICAL),
            new State("1", "warnings", Color.WARNING),
            new State("2", "ok", Color.GOOD));
    List<State> covered =
        List.of(new State("1", "yes", Color.GOOD), new State("0", "no", Color.WARNING));
    return Panel.table(
            "Guests",
            "Each guest and its backups on all storages together. A click on a heading sorts. Last attempt is empty when none was seen yet; checked is told of storages on a backup server alone.",
            new Table(
                List.of(
                    Column.label("name", "Name")
                        .withLink(DataLink.fromRow(Page.GUEST, "guest", "id")),
                    Column.label("id", "Id").withWidth(100),
                    Column.label("cluster", "Cluster").withWidth(100),
                    Column.value(1, "In a job", Unit.NONE).withStates(covered).withWidth(90),
                    Column.value(2, "Age", Unit.SECONDS)
                        .withThresholds(Limits.BACKUP_AGE)
                        .withWidth(110),
                    Column.value(3, "Kept", Unit.NONE).withWidth(80),
                    Column.value(4, "Size", Unit.BYTES).withWidth(110),
                    Column.value(5, "Took", Unit.SECONDS).withWidth(110),
                    Column.value(6, "Last attempt", Unit.NONE).withStates(results).withWidth(120),
                    Column.value(7, "Checked", Unit.NONE).withStates(checks).withWidth(110)),
                "Age",
                true),
            now(GuestSet.ALL.by("name")),
            now(
                "%1$s unless on (cluster, id) pve_not_backed_up_info{%2$s} or 0 * %1$s"
                    .formatted(GUESTS, CLUSTER)),
            now(AGE),
            now(
                "sum by (cluster, id) (max by (cluster, id, storage) (pve_backups{%s}))"
                    .formatted(CLUSTER)),
            now(byId("pve_backup_last_size_bytes")),
            now(byId("pve_backup_last_duration_seconds")),
            now(ranked("pve_backup_last_result", "result", "error", "warning", "ok")),
            now(ranked("pve_backup_last_verified", "state", "failed", "none", "ok")))
        .withNoData("no guest")
        .withSize(24, 12);
  }

  private static String ranked(String metric, String label, String bad, String fair, String good) {
    return "min by (cluster, id) (0 * (%1$s{%2$s, %3$s=\"%4$s\"} == 1) or (%1$s{%2$s, %3$s=~\"%5$s.*\"} == 1) or 2 * (%1$s{%2$s, %3$s=\"%6$s\"} == 1))"
        .formatted(metric, CLUSTER, label, bad, fair, good);
  }

  private static Panel ages() {
    return Panel.graph(
            "Guests by age of their backup",
            "How many guests have a newest backup of which age. Empty when there is no backup.",
            Unit.NONE,
            over(count("%s < 86400".formatted(AGE), NEWEST), "up to a day"),
            over(
                count("%1$s >= 86400 and %1$s < 2 * 86400".formatted(AGE), NEWEST),
                "one to two days"),
            over(
                count("%1$s >= 2 * 86400 and %1$s < 7 * 86400".formatted(AGE), NEWEST),
                "two days to a week"),
            over(count("%s >= 7 * 86400".formatted(AGE), NEWEST), "a week and more"),
            over(
                count(GUESTS + " unless on (cluster, id) " + NEWEST, GUESTS)
                    + " and on () count("
                    + NEWEST
                    + ")",
                "no backup"))
        .withView(View.Graph.STACKED)
        .withNoData("no backup");
  }

  private static Panel sizes() {
    return Panel.graph(
            "Size of the newest backups",
            "Size of the newest backups of all guests by storage, the twenty storages with most. Empty when there is no backup.",
            Unit.BYTES,
            over(byStorage("pve_backup_last_size_bytes"), "{{cluster}} {{storage}}"))
        .withView(View.Graph.STACKED)
        .withNoData("no backup");
  }

  private static Panel kept() {
    return Panel.graph(
            "Backups kept",
            "How many backups are kept by storage, the twenty storages with most. Empty when there is no backup.",
            Unit.NONE,
            over(byStorage("pve_backups"), "{{cluster}} {{storage}}"))
        .withNoData("no backup");
  }

  private static String byStorage(String metric) {
    return "topk(20, sum by (cluster, storage) (max by (cluster, id, storage) (%s{%s})))"
        .formatted(metric, CLUSTER);
  }

  private static Panel results() {
    return Panel.bars(
            "Backups that ended",
            "Backup tasks that were seen to end in the time that is shown, by how they ended. Empty when none was seen.",
            Unit.NONE,
            now(
                "topk(10, round(sum by (result) (max by (cluster, node, result) (increase(pve_task_results_total{%s, type=\"vzdump\"}[$__range])))))"
                    .formatted(CLUSTER),
                "{{result}}"))
        .withNoData("none was seen")
        .withSize(12, 8);
  }

  private static Panel top(String title, String description, Unit unit, String values) {
    return Panel.bars(
            title,
            description + " The ten with most. Empty when there is none.",
            unit,
            now("sort_desc(" + GuestSet.ALL.top(values) + ")", "{{name}}"))
        .withNoData("no backup")
        .withLinks(DataLink.fromSeries(Page.GUEST, "guest", "id"))
        .withSize(8, 9);
  }

  private static Panel largest() {
    return top(
        "Largest",
        "Size of the newest backup of a guest.",
        Unit.BYTES,
        byId("pve_backup_last_size_bytes"));
  }

  private static Panel grown() {
    return top(
            "Grown",
            "By how much the newest backup of a guest is larger than that at the beginning of the time that is shown.",
            Unit.BYTES,
            "(%s - max by (cluster, id) (pve_backup_last_size_bytes{%s} offset $__range) > 0)"
                .formatted(byId("pve_backup_last_size_bytes"), CLUSTER))
        .withNoData("none has grown");
  }

  private static Panel longest() {
    return top(
            "Took longest",
            "How long the last backup of a guest took.",
            Unit.SECONDS,
            byId("pve_backup_last_duration_seconds"))
        .withNoData("none seen to end");
  }

  private static Panel jobs() {
    List<State> on = List.of(new State("1", "on", Color.GOOD), new State("0", "off", Color.OFF));
    return Panel.table(
            "Backup jobs",
            "The backup jobs of the clusters. Next is empty when the job is off. Empty when there are none.",
            new Table(
                List.of(
                    Column.label("named", "Job"),
                    Column.label("cluster", "Cluster"),
                    Column.label("enabled", "State").withStates(on),
                    Column.label("schedule", "Schedule"),
                    Column.label("storage", "Storage"),
                    Column.label("mode", "Mode"),
                    Column.value(1, "Next in", Unit.SECONDS)),
                "Job",
                false),
            now(
                "group by (cluster, named, enabled, schedule, storage, mode) (%s)"
                    .formatted(Expressions.job("pve_backup_job_info{" + CLUSTER + "}"))),
            now(
                "max by (cluster, named) (%s) - time()"
                    .formatted(
                        Expressions.job(
                            "pve_backup_job_next_run_timestamp_seconds{" + CLUSTER + "}"))))
        .withThresholds(Threshold.none())
        .withNoData("no backup job")
        .withSize(24, 5);
  }
}
