package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pve.model.Upid;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which call of the client asks for a recorded path. */
final class RecordedCalls {

  private static final String UPID = "(UPID[^/?]+)";

  private record Entry(Pattern path, Function<Matcher, Function<PveClient, Call<?>>> call) {}

  private static final List<Entry> ENTRIES =
      List.of(
          entry("/version", m -> PveClient::version),
          entry("/cluster/status", m -> pve -> pve.cluster().status()),
          entry("/cluster/resources", m -> pve -> pve.cluster().resources()),
          entry(
              "/cluster/resources\\?type=(vm|node|storage|sdn)",
              m ->
                  pve ->
                      pve.cluster()
                          .resources(ResourceType.valueOf(m.group(1).toUpperCase(Locale.ROOT)))),
          entry("/cluster/backup-info/not-backed-up", m -> pve -> pve.cluster().notBackedUp()),
          entry("/cluster/config/qdevice", m -> pve -> pve.cluster().qdevice()),
          entry("/nodes", m -> PveClient::nodes),
          node("status", NodeApi::status),
          node("subscription", NodeApi::subscription),
          node("replication", NodeApi::replication),
          node("qemu", NodeApi::qemu),
          node("qemu\\?full=1", node -> node.qemu(true)),
          node("lxc", NodeApi::lxc),
          node("storage(?:\\?.*)?", NodeApi::storage),
          node("services", NodeApi::services),
          node("time", NodeApi::time),
          node("dns", NodeApi::dns),
          node("certificates/info", NodeApi::certificates),
          node("apt/update", node -> node.apt().updates()),
          node("network(?:\\?.*)?", NodeApi::network),
          node("netstat", NodeApi::netstat),
          node("hardware/pci", NodeApi::pciDevices),
          node("hardware/usb", NodeApi::usbDevices),
          node("rrddata\\?.*", node -> node.rrddata(Timeframe.HOUR, Consolidation.AVERAGE)),
          node("disks/list", node -> node.disks().list()),
          node("disks/lvm", node -> node.disks().lvm()),
          node("tasks(?:\\?.*)?", node -> node.tasks().list()),
          entry(
              "/nodes/(\\w+)/tasks/" + UPID + "/status",
              m -> pve -> pve.node(m.group(1)).tasks().status(upid(m))),
          entry(
              "/nodes/(\\w+)/tasks/" + UPID + "/log(?:\\?.*)?",
              m -> pve -> pve.node(m.group(1)).tasks().log(upid(m), 0, 50)),
          node("version", NodeApi::version),
          node("config", NodeApi::config),
          node("apt/versions", node -> node.apt().versions()),
          node("disks/directory", node -> node.disks().directories()),
          node("sdn/zones", node -> node.sdn().zones()),
          node("services/(\\w+)/state", node -> node.service("pveproxy")),
          entry("/cluster/config/nodes", m -> pve -> pve.cluster().configNodes()),
          entry("/cluster/config/join", m -> pve -> pve.cluster().joinInfo()),
          entry("/cluster/config/totem", m -> pve -> pve.cluster().totem()),
          entry("/cluster/log(?:\\?.*)?", m -> pve -> pve.cluster().log(5)),
          entry(
              "/cluster/metrics/export(?:\\?.*)?",
              m -> pve -> pve.cluster().metricsExport(MetricsFilter.latest())),
          entry("/cluster/metrics/server", m -> pve -> pve.cluster().metricServers()),
          entry("/cluster/sdn/zones(?:\\?.*)?", m -> pve -> pve.cluster().sdn().zones(false)),
          entry("/cluster/sdn/vnets(?:\\?.*)?", m -> pve -> pve.cluster().sdn().vnets(false)),
          entry("/cluster/ha/groups", m -> pve -> pve.cluster().ha().groups()),
          entry("/cluster/ha/rules", m -> pve -> pve.cluster().ha().rules()),
          entry("/cluster/ceph/metadata", m -> pve -> pve.cluster().ceph().metadata()),
          entry("/access/users/([^/?]+)", m -> pve -> pve.access().user("ann@pve")),
          entry("/access/users/([^/?]+)/token", m -> pve -> pve.access().tokens("ann@pve")),
          entry(
              "/access/users/([^/?]+)/token/(\\w+)",
              m -> pve -> pve.access().token("ann@pve", m.group(2))),
          entry("/access/groups", m -> pve -> pve.access().groups()),
          entry("/access/groups/(\\w+)", m -> pve -> pve.access().group(m.group(1))),
          entry("/access/roles", m -> pve -> pve.access().roles()),
          entry("/access/roles/(\\w+)", m -> pve -> pve.access().role(m.group(1))),
          entry("/access/acl", m -> pve -> pve.access().acl()),
          entry("/access/domains", m -> pve -> pve.access().realms()),
          entry("/access/tfa", m -> pve -> pve.access().secondFactors()),
          entry("/pools/(\\w+)", m -> pve -> pve.pool(m.group(1))),
          entry("/storage(?:\\?.*)?", m -> PveClient::storages),
          entry("/storage/([\\w-]+)", m -> pve -> pve.storage(m.group(1))),
          entry("/cluster/tasks", m -> pve -> pve.cluster().tasks()),
          entry("/cluster/backup", m -> pve -> pve.cluster().backupJobs()),
          entry("/cluster/replication", m -> pve -> pve.cluster().replication()),
          entry("/cluster/options", m -> pve -> pve.cluster().options()),
          entry("/cluster/nextid(?:\\?.*)?", m -> pve -> pve.cluster().nextId()),
          entry("/cluster/ha/status/current", m -> pve -> pve.cluster().ha().status()),
          entry(
              "/cluster/ha/status/manager_status", m -> pve -> pve.cluster().ha().managerStatus()),
          entry("/cluster/ha/resources", m -> pve -> pve.cluster().ha().resources()),
          entry("/access/users(?:\\?.*)?", m -> pve -> pve.access().users(true)),
          entry("/access/permissions(?:\\?.*)?", m -> pve -> pve.access().permissions()),
          entry("/pools/?(?:\\?.*)?", m -> PveClient::pools),
          entry(
              "/nodes/(\\w+)/storage/([\\w-]+)/status",
              m -> pve -> pve.node(m.group(1)).storage(m.group(2)).status()),
          entry(
              "/nodes/(\\w+)/storage/([\\w-]+)/content(?:\\?.*)?",
              m -> pve -> pve.node(m.group(1)).storage(m.group(2)).content()),
          guest("config", GuestApi::config),
          guest("status/current", GuestApi::status),
          guest("snapshot", GuestApi::snapshots),
          guest("pending", GuestApi::pending),
          guest("snapshot/[\\w-]+/config", g -> g.snapshotConfig("s")),
          entry(
              "/nodes/(\\w+)/lxc/(\\d+)/interfaces",
              m -> pve -> pve.node(m.group(1)).lxc(Integer.parseInt(m.group(2))).interfaces()),
          entry(
              "/nodes/(\\w+)/storage/([\\w-]+)/rrddata\\?.*",
              m ->
                  pve ->
                      pve.node(m.group(1))
                          .storage(m.group(2))
                          .rrddata(Timeframe.HOUR, Consolidation.AVERAGE)),
          guest("rrddata\\?.*", g -> g.rrddata(Timeframe.HOUR, Consolidation.AVERAGE)));

  private RecordedCalls() {}

  /** The call for a path below the root of the API; null where there is none yet. */
  static @Nullable Function<PveClient, Call<?>> of(String path) {
    for (Entry entry : ENTRIES) {
      Matcher matcher = entry.path().matcher(path);
      if (matcher.matches()) {
        return entry.call().apply(matcher);
      }
    }
    return null;
  }

  private static Entry entry(String path, Function<Matcher, Function<PveClient, Call<?>>> call) {
    return new Entry(Pattern.compile(path), call);
  }

  private static Entry node(String rest, Function<NodeApi, Call<?>> call) {
    return entry("/nodes/(\\w+)/" + rest, m -> pve -> call.apply(pve.node(m.group(1))));
  }

  private static Entry guest(String rest, Function<GuestApi, Call<?>> call) {
    return entry(
        "/nodes/(\\w+)/(qemu|lxc)/(\\d+)/" + rest,
        m ->
            pve -> {
              NodeApi node = pve.node(m.group(1));
              int vmid = Integer.parseInt(m.group(3));
              return call.apply(m.group(2).equals("qemu") ? node.qemu(vmid) : node.lxc(vmid));
            });
  }

  private static Upid upid(Matcher matcher) {
    return Upid.parse(URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8));
  }
}
