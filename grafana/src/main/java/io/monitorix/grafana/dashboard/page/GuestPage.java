package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.RATE;

import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Query;
import io.monitorix.grafana.dashboard.model.Section;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Everything about one guest. */
public final class GuestPage {

  private static final String SELECTED = "{cluster=~\"$cluster\", id=\"$guest\"}";

  private GuestPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.GUEST,
        "Everything about one guest.",
        List.of(Variable.ONE_CLUSTER, Variable.GUEST),
        Marks.OF_A_GUEST,
        List.of(
            Section.top(
                state(),
                upFor(),
                cpuNow(),
                memoryNow(),
                diskSize(),
                agent(),
                backupAge(),
                snapshots()),
            Section.top(about(), running()),
            Section.of("CPU and memory", cpu(), memory(), pressure(), swap()),
            Section.of("Disks", throughput(), operations(), fileSystems()),
            Section.of("Network", network(), addresses()),
            Section.of("Backups", backups(), replication())));
  }

  private static String max(String metric, String... labels) {
    String by = labels.length == 0 ? "max" : "max by (" + String.join(", ", labels) + ")";
    return by + " (" + metric + SELECTED + ")";
  }

  private static String rate(String metric, String... labels) {
    String by = labels.length == 0 ? "max" : "max by (" + String.join(", ", labels) + ")";
    return by + " (rate(" + metric + SELECTED + RATE + "))";
  }

  private static Panel number(String title, String description, Unit unit, String expr) {
    return Panel.stat(title, description, unit, now(expr, title));
  }

  private static Panel state() {
    return number("State", "Whether the guest runs.", Unit.NONE, max("pve_up"))
        .withStates(State.GUEST);
  }

  private static Panel upFor() {
    return number(
            "Up for",
            "How long the guest has been running.",
            Unit.SECONDS,
            max("pve_uptime_seconds"))
        .withView(new View.Stat(false));
  }

  private static Panel cpuNow() {
    return number(
            "CPU now",
            "CPU time in use, as a share of the CPUs that the guest is allotted.",
            Unit.RATIO,
            max("pve_cpu_usage_ratio"))
        .withThresholds(Limits.CPU);
  }

  private static Panel memoryNow() {
    return number(
            "Memory now",
            "Memory in use, as a share of what the guest may take. Without an agent or a balloon it counts the guest's own caches too.",
            Unit.RATIO,
            max("pve_memory_usage_bytes") + " / " + max("pve_memory_size_bytes"))
        .withThresholds(Limits.MEMORY);
  }

  private static Panel diskSize() {
    return number(
            "Root disk", "Size of the guest's first disk.", Unit.BYTES, max("pve_disk_size_bytes"))
        .withView(new View.Stat(false));
  }

  private static Panel agent() {
    return number(
            "Agent",
            "Whether the guest agent answers. Empty when the guest is not configured for one.",
            Unit.NONE,
            max("pve_guest_agent_up"))
        .withStates(State.UP)
        .withNoData("none");
  }

  private static Panel backupAge() {
    return number(
            "Last backup",
            "How old the newest backup is. Empty when there is none.",
            Unit.SECONDS,
            "time() - " + max("pve_backup_last_timestamp_seconds"))
        .withThresholds(Limits.BACKUP_AGE)
        .withNoData("none");
  }

  private static Panel snapshots() {
    return number(
            "Snapshots",
            "How many snapshots there are; they take space and slow disks down. Empty when they were not read yet.",
            Unit.NONE,
            max("pve_guest_snapshots"))
        .withThresholds(Threshold.rising(4, 10))
        .withNoData("none");
  }

  private static Panel about() {
    String labels = "name, node, type, tags";
    return Panel.table(
            "About",
            "Where the guest is, and how it is configured; a field is empty when it is Proxmox's default, or was not read yet.",
            new Table(
                List.of(
                    Column.label("name", "Name"),
                    Column.label("node", "Node")
                        .withLink(DataLink.fromRow(Page.NODE, "node", "node"))
                        .withWidth(90),
                    Column.label("pool", "Pool").withWidth(90),
                    Column.label("tags", "Tags"),
                    Column.value(1, "CPUs", Unit.NONE).withWidth(60),
                    Column.label("ostype", "System").withWidth(90),
                    Column.label("cpu_type", "CPU type").withWidth(110)),
                "Name",
                false),
            now("group by (cluster, id, %s) (pve_guest_info%s)".formatted(labels, SELECTED)),
            now(max("pve_cpu_usage_limit", "cluster", "id")),
            now(max("pve_guest_pool_info", "cluster", "id", "pool")),
            now(max("pve_guest_config_info", "cluster", "id", "ostype", "cpu_type")))
        .withSize(16, 4);
  }

  private static Panel running() {
    return Panel.timeline(
            "Running", "When the guest ran.", State.GUEST, over(max("pve_up"), "$guest"))
        .withSize(8, 4);
  }

  private static Panel cpu() {
    return Panel.graph(
            "CPU",
            "CPU time in use, as a share of the CPUs that the guest is allotted.",
            Unit.RATIO,
            over(max("pve_cpu_usage_ratio"), "CPU"))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.CPU);
  }

  private static Panel memory() {
    return Panel.graph(
        "Memory",
        "What the guest uses, what it may take, what the balloon leaves it and what it takes of its node (Proxmox VE 9). The last two are empty when Proxmox does not tell them.",
        Unit.BYTES,
        over(max("pve_memory_usage_bytes"), "in use"),
        over(max("pve_memory_size_bytes"), "allotted"),
        over(max("pve_guest_balloon_bytes"), "balloon leaves"),
        over(max("pve_guest_host_memory_bytes"), "taken of the node"));
  }

  private static Panel pressure() {
    return Panel.graph(
            "Pressure",
            "Share of time in which some of the guest's processes had to wait for CPU, memory or disks. Empty when Proxmox VE is older than 9.",
            Unit.RATIO,
            over(max("pve_guest_pressure_ratio", "resource", "kind"), "{{resource}} {{kind}}"))
        .withView(View.Graph.LIMITED)
        .withThresholds(Limits.PRESSURE)
        .withNoData("Proxmox VE 9 and later tell it");
  }

  private static Panel swap() {
    return Panel.graph(
            "Swap",
            "Swap space that a container uses and may use. Empty when the guest is a virtual machine.",
            Unit.BYTES,
            over(max("pve_guest_swap_usage_bytes"), "in use"),
            over(max("pve_guest_swap_size_bytes"), "allotted"))
        .withNoData("containers alone tell it");
  }

  private static Panel throughput() {
    return Panel.graph(
        "Read and written",
        "Bytes read and written in a second.",
        Unit.BYTES_PER_SECOND,
        over(rate("pve_disk_read_bytes_total"), "read"),
        over(rate("pve_disk_written_bytes_total"), "written"));
  }

  private static Panel operations() {
    return Panel.graph(
            "Operations",
            "Reads and writes in a second, by disk. Empty when the guest is a container, or stopped.",
            Unit.OPERATIONS_PER_SECOND,
            operations("read"),
            operations("write"))
        .withNoData("running virtual machines alone tell it");
  }

  private static Query operations(String kind) {
    return over(
        "topk(20, %s)".formatted(rate("pve_guest_block_" + kind + "_operations_total", "device")),
        "{{device}} " + kind);
  }

  private static Panel fileSystems() {
    return Panel.table(
            "File systems",
            "What the guest's agent tells about its file systems. Empty when there is no agent.",
            new Table(
                List.of(
                    Column.label("mountpoint", "Mounted at"),
                    Column.label("fstype", "Type"),
                    Column.value(0, "Size", Unit.BYTES),
                    Column.value(1, "In use", Unit.RATIO).withThresholds(Limits.SPACE).withBar()),
                "In use",
                true),
            now(max("pve_guest_filesystem_size_bytes", "mountpoint", "fstype")),
            now(
                "%s / %s"
                    .formatted(
                        max("pve_guest_filesystem_usage_bytes", "mountpoint", "fstype"),
                        max("pve_guest_filesystem_size_bytes", "mountpoint", "fstype"))))
        .withNoData("no agent tells")
        .withSize(24, 6);
  }

  private static Panel network() {
    return Panel.graph(
        "Traffic",
        "Bytes received and sent in a second.",
        Unit.BYTES_PER_SECOND,
        over(rate("pve_network_receive_bytes_total"), "received"),
        over(rate("pve_network_transmit_bytes_total"), "sent"));
  }

  private static Panel addresses() {
    return Panel.table(
            "Addresses",
            "The guest's network addresses. Empty when neither an agent nor Proxmox tells them.",
            new Table(
                List.of(
                    Column.label("interface", "Interface"),
                    Column.label("ip", "Address"),
                    Column.label("mac", "Hardware address")),
                "Interface",
                false),
            now(max("pve_guest_address_info", "interface", "ip", "mac")))
        .withNoData("not known")
        .withSize(12, 8);
  }

  private static Panel backups() {
    return Panel.table(
            "Backups",
            "The backups of the guest by storage. Empty when there are none, or Monitorix may not list them.",
            new Table(
                List.of(
                    Column.label("storage", "Storage"),
                    Column.value(0, "Backups", Unit.NONE),
                    Column.value(1, "Newest", Unit.SECONDS).withThresholds(Limits.BACKUP_AGE),
                    Column.value(2, "Its size", Unit.BYTES),
                    Column.label("state", "Verified")),
                "Storage",
                false),
            now(max("pve_backups", "storage")),
            now("time() - " + max("pve_backup_last_timestamp_seconds", "storage")),
            now(max("pve_backup_last_size_bytes", "storage")),
            now(max("pve_backup_last_verified", "storage", "state")))
        .withNoData("no backup")
        .withSize(12, 6);
  }

  private static Panel replication() {
    return Panel.table(
            "Replication",
            "The replication jobs of the guest. Empty when there are none.",
            new Table(
                List.of(
                    Column.label("id", "Job"),
                    Column.label("source", "From"),
                    Column.label("target", "To"),
                    Column.value(1, "Last sync", Unit.SECONDS),
                    Column.value(2, "Failed", Unit.NONE).withThresholds(Limits.NONE_WANTED)),
                "Job",
                false),
            now(replication("group by (cluster, id, source, target) (%s)")),
            now(
                replication(
                    "time() - max by (cluster, id) (pve_replication_last_sync_timestamp_seconds{cluster=~\"$cluster\"}) and on (cluster, id) %s")),
            now(
                replication(
                    "max by (cluster, id) (pve_replication_failed_syncs{cluster=~\"$cluster\"}) and on (cluster, id) %s")))
        .withNoData("not replicated")
        .withSize(12, 6);
  }

  private static String replication(String expr) {
    return expr.formatted("pve_replication_info{cluster=~\"$cluster\", guest=\"$guest\"}");
  }
}
