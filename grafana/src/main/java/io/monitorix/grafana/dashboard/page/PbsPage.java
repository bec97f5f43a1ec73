package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.count;

import io.monitorix.grafana.dashboard.model.Color;
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

/** Proxmox Backup Server: datastores, jobs, what is kept of which guest, the machine itself. */
public final class PbsPage {

  private static final String NONE = "no backup server";
  private static final String STORE = "{{cluster}} {{datastore}}";
  private static final List<State> RESULT =
      List.of(
          new State("ok", "ok", Color.GOOD),
          new State("warning", "warning", Color.WARNING),
          new State("error", "failed", Color.CRITICAL));

  private PbsPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.PBS,
        "Proxmox Backup Server: datastores, jobs, what is kept of which guest, the machine itself.",
        List.of(Variable.BACKUP_SERVER),
        List.of(Marks.ALERTS),
        List.of(
            Section.top(
                up(),
                light("Jobs failed", "Jobs whose last run failed.", failedJobs())
                    .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED)),
                damaged(),
                number(
                        "CPU now",
                        "Share of the CPUs in use.",
                        "max(" + host("cpu_usage_ratio") + ")")
                    .withThresholds(Limits.ifKnown(Limits.CPU)),
                number("Memory now", "Share of the memory in use.", hostRatio("memory", "max("))
                    .withThresholds(Limits.ifKnown(Limits.MEMORY)),
                updates()),
            Section.top(datastores()),
            Section.of("Datastores", space(), PbsStorePanels.deduplication()),
            Section.of("Jobs", jobs(), ended()),
            Section.of("Backups", PbsStorePanels.groups()),
            Section.of("The machine", cpu(), memory(), PbsStorePanels.disks(), services())));
  }

  private static String store(String metric) {
    return "max by (cluster, datastore) (pbs_datastore_%s{%s})".formatted(metric, CLUSTER);
  }

  private static String host(String metric) {
    return "max by (cluster) (pbs_host_%s{%s})".formatted(metric, CLUSTER);
  }

  private static String hostRatio(String what, String aggregate) {
    return "%s%s / %s)"
        .formatted(aggregate, host(what + "_usage_bytes"), host(what + "_size_bytes"));
  }

  private static Panel light(String title, String description, String expr) {
    return Panel.stat(
            title,
            description + " Empty when no backup server is watched.",
            Unit.NONE,
            now(expr, title))
        .withNoData(NONE)
        .withSize(4, 4);
  }

  private static Panel number(String title, String description, String expr) {
    return Panel.stat(
            title,
            description + " Empty when no backup server is watched.",
            Unit.RATIO,
            now(expr, title))
        .withNoData(NONE)
        .withSize(4, 4);
  }

  private static Panel up() {
    return light(
            "Server",
            "Whether the backup server answers; of several the worst.",
            "min(max by (cluster) (pbs_up{%s}))".formatted(CLUSTER))
        .withStates(State.UP);
  }

  private static String failedJobs() {
    String results =
        "max by (cluster, kind, named, datastore, result) (%s == 1)"
            .formatted(Expressions.job("pbs_job_last_result{%s%s}"));
    return count(results.formatted(CLUSTER, ", result=\"error\""), results.formatted(CLUSTER, ""));
  }

  private static Panel damaged() {
    String checked =
        "max by (cluster, datastore, namespace, type, vm_id) (pbs_snapshot_vm_last_verify{%s})"
            .formatted(CLUSTER);
    return light(
            "Damaged",
            "Newest backups that a check found damaged. Empty when none was checked.",
            count(checked + " == 0", checked))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withNoData("not checked");
  }

  private static Panel updates() {
    return light(
            "Updates",
            "Packages that can be updated.",
            "sum(max by (cluster) (pbs_updates_available{%s}))".formatted(CLUSTER))
        .withThresholds(Limits.ifKnown(Limits.NONE_WANTED));
  }

  private static Panel datastores() {
    return Panel.table(
            "Stores",
            "Each datastore; full in: by the server's own estimate; pending: what no backup needs and garbage collection cannot remove yet. Empty when no backup server is watched.",
            new Table(
                List.of(
                    Column.label("datastore", "Datastore"),
                    Column.label("cluster", "Server").withWidth(110),
                    Column.value(0, "Size", Unit.BYTES).withWidth(100),
                    Column.value(1, "Free", Unit.BYTES).withWidth(100),
                    Column.value(2, "In use", Unit.RATIO).withThresholds(Limits.SPACE).withBar(),
                    Column.value(3, "Full in", Unit.SECONDS)
                        .withThresholds(Limits.FULL_IN)
                        .withWidth(110),
                    Column.value(4, "Deduplication", Unit.SHORT).withWidth(120),
                    Column.value(5, "Garbage collected", Unit.SECONDS)
                        .withThresholds(Threshold.from(8 * Limits.DAY, Color.WARNING))
                        .withWidth(145),
                    Column.label("result", "with").withStates(RESULT).withWidth(80),
                    Column.value(7, "Removed", Unit.BYTES).withWidth(105),
                    Column.value(8, "Pending", Unit.BYTES).withWidth(105),
                    Column.value(9, "Backups", Unit.NONE).withWidth(90)),
                "In use",
                true),
            now(store("size_bytes")),
            now(store("available_bytes")),
            now(store("used_bytes") + " / " + store("size_bytes")),
            now(store("estimated_full_timestamp_seconds") + " - time() > 0"),
            now(store("deduplication_factor")),
            now("time() - " + store("gc_last_run_timestamp_seconds")),
            now(
                "group by (cluster, datastore, result) (pbs_datastore_gc_result{%s} == 1)"
                    .formatted(CLUSTER)),
            now(store("gc_removed_bytes")),
            now(store("gc_pending_bytes")),
            now(
                "sum by (cluster, datastore) (max by (cluster, datastore, namespace) (pbs_snapshot_count{%s}))"
                    .formatted(CLUSTER)))
        .withNoData(NONE)
        .withSize(24, 6);
  }

  private static Panel space() {
    return Panel.graph(
            "Space in use",
            "Share of each datastore that is in use, the twenty fullest. Empty when no backup server is watched.",
            Unit.RATIO,
            over("topk(20, " + store("used_bytes") + " / " + store("size_bytes") + ")", STORE))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.SPACE)
        .withNoData(NONE);
  }

  private static Panel jobs() {
    String selector = "{" + CLUSTER + "}";
    return Panel.table(
            "Backup server jobs",
            "Each job: how its last run ended, when that was, when the next one is due. Empty when there are none.",
            new Table(
                List.of(
                    Column.label("named", "Job"),
                    Column.label("kind", "Kind").withWidth(90),
                    Column.label("datastore", "Datastore"),
                    Column.label("cluster", "Server"),
                    Column.label("result", "Result").withStates(RESULT).withWidth(90),
                    Column.value(1, "Ended", Unit.SECONDS).withWidth(105),
                    Column.value(2, "Next in", Unit.SECONDS).withWidth(105)),
                "Ended",
                false),
            now(
                "group by (cluster, kind, named, datastore, result) (%s == 1)"
                    .formatted(Expressions.job("pbs_job_last_result" + selector))),
            now("time() - " + ofJob("pbs_job_last_run_timestamp_seconds" + selector)),
            now(ofJob("pbs_job_next_run_timestamp_seconds" + selector) + " - time()"))
        .withNoData("no job")
        .withSize(17, 9);
  }

  private static String ofJob(String values) {
    return "max by (cluster, kind, named, datastore) (" + Expressions.job(values) + ")";
  }

  private static Panel ended() {
    return Panel.bars(
            "Tasks that ended",
            "Tasks that were seen to end in the time that is shown, by result. Empty when none was seen.",
            Unit.NONE,
            now(
                "topk(10, round(sum by (result) (max by (cluster, type, result) (increase(pbs_task_results_total{%s}[$__range])))))"
                    .formatted(CLUSTER),
                "{{result}}"))
        .withNoData("none was seen")
        .withSize(7, 9);
  }

  private static Panel cpu() {
    return Panel.graph(
            "CPU",
            "Share of the CPUs in use, and of time spent waiting for disks. Empty when no backup server is watched.",
            Unit.RATIO,
            over("topk(20, " + host("cpu_usage_ratio") + ")", "{{cluster}} in use"),
            over("topk(20, " + host("iowait_ratio") + ")", "{{cluster}} waiting"))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.CPU)
        .withNoData(NONE);
  }

  private static Panel memory() {
    return Panel.graph(
            "Memory, swap and root",
            "Share of the memory, the swap space and the root file system in use. Empty when no backup server is watched.",
            Unit.RATIO,
            over(hostRatio("memory", "topk(10, "), "{{cluster}} memory"),
            over(hostRatio("swap", "topk(10, "), "{{cluster}} swap"),
            over(hostRatio("rootfs", "topk(10, "), "{{cluster}} root"))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.SPACE)
        .withNoData(NONE);
  }

  private static Panel services() {
    return Panel.table(
            "Services that do not run",
            "Services of the backup server that do not run. Empty when all run.",
            new Table(
                List.of(Column.label("service", "Service"), Column.label("cluster", "Server")),
                "Service",
                false),
            now("max by (cluster, service) (pbs_service_active{%s}) == 0".formatted(CLUSTER)))
        .withNoData("all run")
        .withSize(8, 7);
  }
}
