package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Panels about what backup servers keep, and on what. */
final class PbsStorePanels {

  private PbsStorePanels() {}

  /** How well deduplication does. */
  static Panel deduplication() {
    return Panel.graph(
            "Deduplication",
            "How many times smaller deduplication and compression make the backups, of twenty datastores. Empty when no backup server is watched.",
            Unit.SHORT,
            over(
                "topk(20, max by (cluster, datastore) (pbs_datastore_deduplication_factor{%s}))"
                    .formatted(CLUSTER),
                "{{cluster}} {{datastore}}"))
        .withNoData("no backup server");
  }

  /** The groups of backups, one for each guest. */
  static Panel groups() {
    return Panel.table(
            "Backups by guest",
            "What is kept of each guest; size is that of the newest backup before deduplication. Checked is empty when the newest was not checked yet. Empty when there is no backup.",
            new Table(
                List.of(
                    Column.label("vm_name", "Name"),
                    Column.label("vm_id", "Id").withWidth(90),
                    Column.label("type", "Type").withWidth(80),
                    Column.label("datastore", "Datastore"),
                    Column.label("namespace", "Namespace"),
                    Column.label("cluster", "Server"),
                    Column.value(0, "Kept", Unit.NONE).withWidth(80),
                    Column.value(1, "Newest", Unit.SECONDS)
                        .withThresholds(Limits.BACKUP_AGE)
                        .withWidth(110),
                    Column.value(2, "Size", Unit.BYTES).withWidth(110),
                    Column.value(3, "Checked", Unit.NONE)
                        .withStates(
                            List.of(
                                new State("1", "whole", Color.GOOD),
                                new State("0", "damaged", Color.CRITICAL)))
                        .withWidth(100)),
                "Newest",
                true),
            now(group("count")),
            now("time() - " + group("last_timestamp_seconds")),
            now(group("last_size_bytes")),
            now(group("last_verify")))
        .withNoData("no backup")
        .withSize(24, 10);
  }

  private static String group(String metric) {
    return "max by (cluster, datastore, namespace, type, vm_id, vm_name) (pbs_snapshot_vm_%s{%s})"
        .formatted(metric, CLUSTER);
  }

  /** Its disks. */
  static Panel disks() {
    return Panel.table(
            "Disks",
            "Disks of the backup server, and what they say of themselves; wear is empty when a disk does not tell. Empty when there is no disk.",
            new Table(
                List.of(
                    Column.label("device", "Disk"),
                    Column.label("cluster", "Server"),
                    Column.label("model", "Model"),
                    Column.label("type", "Type").withWidth(80),
                    Column.value(1, "Health", Unit.NONE)
                        .withStates(
                            List.of(
                                new State("1", "good", Color.GOOD),
                                new State("0", "bad", Color.CRITICAL)))
                        .withWidth(80),
                    Column.value(2, "Wear", Unit.RATIO).withThresholds(Limits.WEAR).withBar()),
                "Disk",
                false),
            now("group by (cluster, device, model, type) (pbs_disk_info{%s})".formatted(CLUSTER)),
            now("max by (cluster, device) (pbs_disk_health{%s})".formatted(CLUSTER)),
            now("max by (cluster, device) (pbs_disk_wearout_ratio{%s})".formatted(CLUSTER)))
        .withNoData("no disk")
        .withSize(16, 7);
  }
}
