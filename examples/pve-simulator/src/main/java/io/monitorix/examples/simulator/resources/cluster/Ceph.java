package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /cluster/ceph} and {@code /nodes/{node}/ceph}: four OSDs on each node, monitors on the
 * first three. OSDs and monitors are down with their node, and Ceph's health with them. Where Ceph
 * is not installed, every call ends in the real one's error.
 */
public final class Ceph {
  private static final int OSDS = 4;
  private static final int MONITORS = 3;
  private static final int PLACEMENT_GROUPS = 128;
  private static final long OSD_SIZE = 1920L << 30;
  private static final String READ = "Sys.Audit|Datastore.Audit";
  private static final String VERSION = "18.2.7";
  private static final List<Flag> FLAGS =
      List.of(
          new Flag("nobackfill", "Backfilling of PGs is suspended."),
          new Flag("nodeep-scrub", "Deep Scrubbing is disabled."),
          new Flag("nodown", "OSD failure reports are being ignored."),
          new Flag("noin", "OSDs that were out are not marked in again when they start."),
          new Flag("noout", "OSDs are not marked out by themselves."),
          new Flag("norebalance", "Rebalancing of PGs is suspended."),
          new Flag("norecover", "Recovery of PGs is suspended."),
          new Flag("noscrub", "Scrubbing is disabled."),
          new Flag("notieragent", "Cache tiering activity is suspended."),
          new Flag("noup", "OSDs are not allowed to start."),
          new Flag("pause", "Pauses read and writes."));

  private final Call call;
  private final JsonWriter out;

  private Ceph(Call call, JsonWriter out) {
    this.call = call;
    this.out = out;
  }

  private record Flag(String name, String description) {}

  private interface Part {
    void write(Ceph ceph);
  }

  /** All that a release has: 7 has older names for some. */
  public static List<Route> routes(PveRelease release) {
    List<Route> routes = new ArrayList<>();
    routes.add(of("/cluster/ceph/status", READ, Ceph::status));
    routes.add(of("/cluster/ceph/flags", "Sys.Audit", Ceph::flags));
    String node = "/nodes/{node}/ceph/";
    routes.add(of(node + "status", READ, Ceph::status));
    routes.add(of(node + "osd", READ, Ceph::osds));
    routes.add(of(node + "mon", READ, Ceph::monitors));
    routes.add(of(node + "mgr", READ, Ceph::managers));
    routes.add(of(node + "mds", READ, Ceph::none));
    routes.add(of(node + "fs", READ, Ceph::none));
    routes.add(of(node + "pool", READ, Ceph::pools));
    routes.add(of(node + "rules", READ, Ceph::rules));
    routes.add(of(node + "cfg/raw", READ, Ceph::configuration));
    routes.add(of(node + "cfg/db", READ, Ceph::configurationDatabase));
    if (!release.atLeast8()) {
      routes.add(of(node + "pools", READ, Ceph::pools));
      routes.add(of(node + "config", READ, Ceph::configuration));
      routes.add(of(node + "configdb", READ, Ceph::configurationDatabase));
    }
    return routes;
  }

  private static Route of(String path, String privilege, Part part) {
    return Route.get(
            path,
            (call, out) -> {
              if (!call.plan().ceph()) {
                throw ApiError.failure(500, "binary not installed: /usr/bin/ceph-mon");
              }
              part.write(new Ceph(call, out));
            })
        .needs("/", privilege)
        .asRelayed();
  }

  private List<NodeSpec> monitorNodes() {
    List<NodeSpec> nodes = call.plan().nodes();
    return nodes.subList(0, Math.min(MONITORS, nodes.size()));
  }

  private boolean up(NodeSpec node) {
    return call.world().nodes().get(node.index()).online();
  }

  private int osds(boolean upOnly) {
    return (int) call.world().nodes().stream().filter(n -> !upOnly || n.online()).count() * OSDS;
  }

  /** Of each OSD; the storage of the same name says how full the whole is. */
  private double fullness() {
    for (Snapshot.Storage storage : call.world().storages().get(call.plan().localNode())) {
      if (storage.spec().plugin().equals("rbd")) {
        return (double) storage.used() / storage.spec().size();
      }
    }
    return 0.2;
  }

  private String fsid() {
    return "%08x-0000-4000-8000-%012x"
        .formatted((int) call.plan().seed(), call.plan().nodes().size());
  }

  private void status() {
    int total = osds(false);
    int up = osds(true);
    out.beginObject().field("fsid", fsid()).name("health").beginObject();
    out.field("status", up == total ? "HEALTH_OK" : "HEALTH_WARN").name("checks").beginObject();
    if (up < total) {
      out.name("OSD_DOWN").beginObject().field("severity", "HEALTH_WARN").bool("muted", false);
      out.name("summary")
          .beginObject()
          .field("message", "%d osds down".formatted(total - up))
          .field("count", total - up)
          .endObject();
      out.name("detail").beginArray().endArray().endObject();
    }
    out.endObject().name("mutes").beginArray().endArray().endObject();
    out.name("quorum_names").beginArray();
    monitorNodes().stream().filter(this::up).forEach(node -> out.value(node.name()));
    out.endArray().name("quorum").beginArray();
    monitorNodes().stream().filter(this::up).forEach(node -> out.value(node.index()));
    out.endArray().name("monmap").beginObject().field("epoch", 3).field("fsid", fsid());
    out.field("num_mons", monitorNodes().size()).name("mons").beginArray();
    for (NodeSpec node : monitorNodes()) {
      out.beginObject()
          .field("name", node.name())
          .field("rank", node.index())
          .field("addr", address(node))
          .field("public_addr", address(node))
          .endObject();
    }
    out.endArray().endObject().name("osdmap").beginObject();
    out.field("epoch", 812)
        .field("num_osds", total)
        .field("num_up_osds", up)
        .field("num_in_osds", total)
        .field("num_remapped_pgs", 0)
        .endObject();
    placement(total, up);
    out.name("mgrmap")
        .beginObject()
        .bool("available", true)
        .field("active_name", monitorNodes().get(0).name())
        .endObject();
    out.name("fsmap").beginObject().field("epoch", 1).name("by_rank").beginArray().endArray();
    out.endObject().endObject();
  }

  private void placement(int total, int up) {
    long bytes = total * OSD_SIZE;
    long used = (long) (bytes * fullness());
    long hurt = (long) PLACEMENT_GROUPS * (total - up) / total;
    out.name("pgmap")
        .beginObject()
        .field("num_pgs", PLACEMENT_GROUPS)
        .field("num_pools", 1)
        .field("num_objects", (used / 3) >> 22)
        .field("data_bytes", used / 3)
        .field("bytes_total", bytes)
        .field("bytes_used", used)
        .field("bytes_avail", bytes - used)
        .field("read_bytes_sec", 4_000_000 + used % 3_000_000)
        .field("write_bytes_sec", 9_000_000 + used % 5_000_000)
        .field("read_op_per_sec", 120 + used % 90)
        .field("write_op_per_sec", 340 + used % 200);
    if (hurt > 0) {
      out.fraction("degraded_ratio", (double) (total - up) / total / 3);
    }
    out.name("pgs_by_state").beginArray();
    state("active+clean", PLACEMENT_GROUPS - hurt);
    if (hurt > 0) {
      state("active+undersized+degraded", hurt);
    }
    out.endArray().endObject();
  }

  private void state(String name, long count) {
    out.beginObject().field("state_name", name).field("count", count).endObject();
  }

  private void flags() {
    out.beginArray();
    for (Flag flag : FLAGS) {
      out.beginObject()
          .field("name", flag.name())
          .field("description", flag.description())
          .flag("value", false)
          .endObject();
    }
    out.endArray();
  }

  /** A tree of buckets: the root, which has no name of its own, {@code default}, hosts, OSDs. */
  private void osds() {
    out.beginObject().field("flags", "sortbitwise,recovery_deletes,purged_snapdirs");
    out.name("root").beginObject().field("leaf", 0).name("children").beginArray();
    out.beginObject().field("id", "-1").field("name", "default").field("type", "root");
    out.field("leaf", 0).name("children").beginArray();
    for (NodeSpec node : call.plan().nodes()) {
      out.beginObject()
          .field("id", Integer.toString(-2 - node.index()))
          .field("name", node.name())
          .field("type", "host")
          .field("leaf", 0)
          .field("version", VERSION);
      out.name("children").beginArray();
      for (int i = 0; i < OSDS; i++) {
        osd(node, node.index() * OSDS + i);
      }
      out.endArray().endObject();
    }
    out.endArray().endObject().endArray().endObject().endObject();
  }

  private void osd(NodeSpec node, int id) {
    double full = Math.min(0.95, fullness() * (0.9 + id % 5 * 0.05));
    out.beginObject()
        .field("id", Integer.toString(id))
        .field("name", "osd." + id)
        .field("type", "osd")
        .field("host", node.name())
        .field("status", up(node) ? "up" : "down")
        .field("in", 1)
        .field("leaf", 1)
        .field("device_class", "ssd")
        .field("osdtype", "bluestore")
        .fraction("crush_weight", 1.875)
        .fraction("reweight", 1);
    if (up(node)) {
      out.field("total_space", OSD_SIZE)
          .field("bytes_used", (long) (OSD_SIZE * full))
          .fraction("percent_used", full * 100)
          .field("pgs", 3L * PLACEMENT_GROUPS / osds(false))
          .field("commit_latency_ms", id % 3)
          .field("apply_latency_ms", id % 3)
          .field("ceph_version", "ceph version %s reef (stable)".formatted(VERSION))
          .field("ceph_version_short", VERSION);
    }
    out.endObject();
  }

  private void monitors() {
    out.beginArray();
    for (NodeSpec node : monitorNodes()) {
      out.beginObject()
          .field("name", node.name())
          .field("host", node.name())
          .field("addr", address(node))
          .field("rank", node.index())
          .field("service", 1)
          .field("direxists", 1)
          .field("state", up(node) ? "running" : "unknown")
          .field("quorum", up(node) ? "1" : null)
          .field("ceph_version_short", up(node) ? VERSION : null)
          .endObject();
    }
    out.endArray();
  }

  private void managers() {
    out.beginArray();
    NodeSpec first = monitorNodes().stream().filter(this::up).findFirst().orElse(null);
    for (NodeSpec node : monitorNodes()) {
      String state = node.equals(first) ? "active" : up(node) ? "standby" : "unknown";
      out.beginObject()
          .field("name", node.name())
          .field("host", node.name())
          .field("addr", node.address())
          .field("state", state)
          .endObject();
    }
    out.endArray();
  }

  private void pools() {
    double full = fullness();
    out.beginArray()
        .beginObject()
        .field("pool", 1)
        .field("pool_name", "vms")
        .field("type", "replicated")
        .field("size", 3)
        .field("min_size", 2)
        .field("pg_num", PLACEMENT_GROUPS)
        .field("pg_autoscale_mode", "on")
        .field("crush_rule", 0)
        .field("crush_rule_name", "replicated_rule")
        .field("bytes_used", (long) (osds(false) * OSD_SIZE * full))
        .fraction("percent_used", full);
    out.name("application_metadata").beginObject().name("rbd").beginObject().endObject();
    out.endObject().endObject().endArray();
  }

  private void rules() {
    out.beginArray().beginObject().field("name", "replicated_rule").endObject().endArray();
  }

  private void none() {
    out.beginArray().endArray();
  }

  private void configuration() {
    out.value(
        "[global]\n\tfsid = %s\n\tosd_pool_default_min_size = 2\n\tosd_pool_default_size = 3\n"
            .formatted(fsid()));
  }

  private void configurationDatabase() {
    out.beginArray()
        .beginObject()
        .field("section", "mgr")
        .field("name", "mgr/balancer/mode")
        .field("value", "upmap")
        .field("level", "advanced")
        .field("mask", "")
        .flag("can_update_at_runtime", true)
        .endObject()
        .endArray();
  }

  private static String address(NodeSpec node) {
    return node.address() + ":6789/0";
  }
}
