package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.count;
import static io.monitorix.grafana.dashboard.page.Expressions.labels;
import static io.monitorix.grafana.dashboard.page.Expressions.ofStorages;
import static io.monitorix.grafana.dashboard.page.Expressions.storageTimeLeft;

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

/** Storages, each shared one once: what is full, what fills up, and what lies below. */
public final class StoragePage {

  private static final String LEGEND = "{{cluster}} {{storage}}";
  private static final String USED = ofStorages("pve_storage_usage_bytes");
  private static final String SIZE = ofStorages("pve_storage_size_bytes");
  private static final String RATIO = "(%s) / (%s)".formatted(USED, SIZE);

  private StoragePage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.STORAGE,
        "Storages, each shared one once: what is full, what fills up, and what lies below.",
        List.of(Variable.TARGET),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(all(), inUse(), nearlyFull(), away()),
            Section.top(storages().withSize(16, 10), fullIn()),
            Section.of("Over time", ratios(), bytes()),
            Section.of("Below the storages", thinPools(), zfs(), volumeGroups()),
            Section.of("Backup servers", datastores())));
  }

  private static Panel all() {
    return Panel.stat(
            "Space",
            "Size of all storages, a shared one counted once.",
            Unit.BYTES,
            now("sum(%s)".formatted(SIZE), "Space"))
        .withView(new View.Stat(false))
        .withSize(6, 4);
  }

  private static Panel inUse() {
    return Panel.stat(
            "In use",
            "Share of all storages' space that is in use.",
            Unit.RATIO,
            now("sum(%s) / sum(%s)".formatted(USED, SIZE), "In use"))
        .withThresholds(Limits.SPACE)
        .withSize(6, 4);
  }

  private static Panel nearlyFull() {
    return Panel.stat(
            "Nearly full",
            "Storages of which more than 85 % is in use.",
            Unit.NONE,
            now(count(RATIO + " > 0.85", RATIO), "Nearly full"))
        .withThresholds(Limits.NONE_WANTED)
        .withSize(6, 4);
  }

  private static Panel away() {
    String active =
        "(max by (cluster, id) (pve_storage_active{%1$s}) and on (cluster, id) pve_storage_enabled{%1$s} == 1)"
            .formatted(CLUSTER);
    return Panel.stat(
            "Not reachable",
            "Storages that are switched on and that a node cannot use; each node counts.",
            Unit.NONE,
            now(count(active + " == 0", active), "Not reachable"))
        .withThresholds(Limits.NONE_ALLOWED)
        .withSize(6, 4);
  }

  private static Panel storages() {
    return Panel.table(
        "Storages",
        "Each storage, a shared one once; full in: if it goes on as in the last day; empty when it does not fill, or less than an hour is known.",
        new Table(
            List.of(
                Column.label("storage", "Storage"),
                Column.label("cluster", "Cluster").withWidth(90),
                Column.label("plugintype", "Type").withWidth(80),
                Column.value(1, "Size", Unit.BYTES).withWidth(100),
                Column.value(2, "Free", Unit.BYTES).withWidth(100),
                Column.value(3, "In use", Unit.RATIO).withThresholds(Limits.SPACE).withBar(),
                Column.value(4, "Full in", Unit.SECONDS)
                    .withThresholds(Limits.FULL_IN)
                    .withWidth(110)),
            "In use",
            true),
        now(
            "group by (cluster, id, plugintype) (pve_storage_info{%1$s}) and on (cluster, id) pve_storage_unique_info{%1$s}"
                .formatted(CLUSTER)),
        now(SIZE),
        now(ofStorages("pve_storage_available_bytes")),
        now(RATIO),
        now(storageTimeLeft()));
  }

  private static Panel fullIn() {
    return Panel.bars(
            "Full in",
            "The ten storages that run full first if they go on as in the last day. Empty when none fills, or less than an hour is known.",
            Unit.SECONDS,
            now("sort(bottomk(10, %s))".formatted(storageTimeLeft()), LEGEND))
        .withThresholds(Limits.FULL_IN)
        .withNoData("nothing fills up, as far as is known")
        .withSize(8, 10);
  }

  private static Panel ratios() {
    return Panel.graph(
            "Space in use",
            "Share of each storage that is in use, the twenty fullest.",
            Unit.RATIO,
            over("topk(20, %s)".formatted(RATIO), LEGEND))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.SPACE)
        .withSize(12, 9);
  }

  private static Panel bytes() {
    return Panel.graph(
            "Bytes in use",
            "Bytes in use on each storage, the twenty with most.",
            Unit.BYTES,
            over("topk(20, %s)".formatted(USED), LEGEND))
        .withSize(12, 9);
  }

  private static String max(String metric, String... more) {
    return "max by (%s) (%s{%s})".formatted(labels("cluster, node", more), metric, CLUSTER);
  }

  private static Panel thinPools() {
    return Panel.table(
            "Thin pools",
            "Thin pools of LVM: data and metadata. When either is full, guests stop. Empty when there are none.",
            new Table(
                List.of(
                    Column.label("node", "Node").withWidth(75),
                    Column.label("vg", "Group").withWidth(75),
                    Column.label("lv", "Pool").withWidth(75),
                    Column.value(0, "Size", Unit.BYTES).withWidth(75),
                    Column.value(1, "Data", Unit.RATIO).withThresholds(Limits.SPACE).withBar(),
                    Column.value(2, "Metadata", Unit.RATIO).withThresholds(Limits.SPACE).withBar()),
                "Data",
                true),
            now(max("pve_lvmthin_size_bytes", "vg", "lv")),
            now(
                max("pve_lvmthin_usage_bytes", "vg", "lv")
                    + " / "
                    + max("pve_lvmthin_size_bytes", "vg", "lv")),
            now(
                max("pve_lvmthin_metadata_usage_bytes", "vg", "lv")
                    + " / "
                    + max("pve_lvmthin_metadata_size_bytes", "vg", "lv")))
        .withNoData("no thin pool")
        .withSize(12, 8);
  }

  private static Panel zfs() {
    return Panel.table(
            "ZFS",
            "Pools of ZFS: state, space, fragmentation, last scrub. Empty when there are none.",
            new Table(
                List.of(
                    Column.label("node", "Node").withWidth(75),
                    Column.label("pool", "Pool").withWidth(75),
                    Column.label("state", "State").withStates(zfsStates()).withWidth(80),
                    Column.value(1, "Size", Unit.BYTES).withWidth(75),
                    Column.value(2, "In use", Unit.RATIO).withThresholds(Limits.SPACE).withBar(),
                    Column.value(3, "Fragmented", Unit.RATIO)
                        .withThresholds(Threshold.rising(0.5, 0.7))
                        .withWidth(100),
                    Column.value(4, "Last scrub", Unit.SECONDS)
                        .withThresholds(Threshold.from(40 * Limits.DAY, Color.WARNING))
                        .withWidth(100)),
                "In use",
                true),
            now(max("pve_zfs_pool_health", "pool", "state") + " == 1"),
            now(max("pve_zfs_pool_size_bytes", "pool")),
            now(
                max("pve_zfs_pool_allocated_bytes", "pool")
                    + " / "
                    + max("pve_zfs_pool_size_bytes", "pool")),
            now(max("pve_zfs_pool_fragmentation_ratio", "pool")),
            now("time() - " + max("pve_zfs_pool_last_scrub_timestamp_seconds", "pool")))
        .withNoData("no pool of ZFS")
        .withSize(12, 8);
  }

  private static List<State> zfsStates() {
    return List.of(
        new State("ONLINE", "ONLINE", Color.GOOD),
        new State("DEGRADED", "DEGRADED", Color.WARNING),
        new State("FAULTED", "FAULTED", Color.CRITICAL),
        new State("SUSPENDED", "SUSPENDED", Color.CRITICAL),
        new State("UNAVAIL", "UNAVAIL", Color.CRITICAL));
  }

  private static Panel volumeGroups() {
    return Panel.table(
            "Volume groups",
            "Volume groups of LVM; free is what no volume takes. Empty when there are none.",
            new Table(
                List.of(
                    Column.label("node", "Node"),
                    Column.label("vg", "Group"),
                    Column.value(0, "Size", Unit.BYTES),
                    Column.value(1, "Free", Unit.BYTES)),
                "Node",
                false),
            now(max("pve_lvm_vg_size_bytes", "vg")),
            now(max("pve_lvm_vg_free_bytes", "vg")))
        .withNoData("no volume group")
        .withSize(24, 6);
  }

  private static String store(String metric) {
    return "max by (cluster, datastore) (%s{%s})".formatted(metric, CLUSTER);
  }

  private static Panel datastores() {
    return Panel.table(
            "Datastores",
            "Datastores of backup servers; full in: by the server's own estimate. Empty when no backup server is watched.",
            new Table(
                List.of(
                    Column.label("datastore", "Datastore"),
                    Column.label("cluster", "Server"),
                    Column.value(0, "Size", Unit.BYTES),
                    Column.value(1, "Free", Unit.BYTES),
                    Column.value(2, "In use", Unit.RATIO).withThresholds(Limits.SPACE).withBar(),
                    Column.value(3, "Full in", Unit.SECONDS).withThresholds(Limits.FULL_IN),
                    Column.value(4, "Deduplication", Unit.SHORT),
                    Column.value(5, "Garbage collected", Unit.SECONDS)
                        .withThresholds(Threshold.from(8 * Limits.DAY, Color.WARNING))),
                "In use",
                true),
            now(store("pbs_datastore_size_bytes")),
            now(store("pbs_datastore_available_bytes")),
            now(store("pbs_datastore_used_bytes") + " / " + store("pbs_datastore_size_bytes")),
            now(store("pbs_datastore_estimated_full_timestamp_seconds") + " - time() > 0"),
            now(store("pbs_datastore_deduplication_factor")),
            now("time() - " + store("pbs_datastore_gc_last_run_timestamp_seconds")))
        .withNoData("no backup server")
        .withSize(24, 6);
  }
}
