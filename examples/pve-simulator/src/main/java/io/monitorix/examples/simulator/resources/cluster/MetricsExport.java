package io.monitorix.examples.simulator.resources.cluster;

import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.History;
import io.monitorix.examples.simulator.cluster.NodeSpec;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/**
 * {@code GET /cluster/metrics/export}, since 8.3: what pvestatd measured every ten seconds. With
 * {@code history} it is half an hour of it.
 */
public final class MetricsExport {
  private static final long STEP = 10;
  private static final int KEPT = 180;

  private final Call call;
  private final JsonWriter out;
  private final History history;

  private MetricsExport(Call call, JsonWriter out) {
    this.call = call;
    this.out = out;
    this.history = new History(call.world());
  }

  /** All that a release has. */
  public static List<Route> routes(PveRelease release) {
    if (!release.atLeast8()) {
      return List.of();
    }
    Route route =
        Route.get("/cluster/metrics/export", (call, out) -> new MetricsExport(call, out).write())
            .needs("/", "Sys.Audit")
            .asRelayed();
    return List.of(
        release.atLeast9()
            ? route.knows("history", "local-only", "node-list", "start-time")
            : route.knows("history", "local-only", "start-time"));
  }

  private void write() {
    boolean localOnly = call.flag("local-only");
    long after = call.number("start-time", 0);
    List<String> wanted = call.list("node-list");
    int steps = call.flag("history") ? KEPT : 1;
    out.beginObject().name("data").beginArray();
    history
        .steps(STEP, steps)
        .filter(time -> time > after)
        .forEach(
            time -> {
              for (Snapshot.Node node : call.world().nodes()) {
                NodeSpec spec = node.spec();
                boolean asked = wanted.isEmpty() || wanted.contains(spec.name());
                boolean near = !localOnly || spec.index() == call.plan().localNode();
                if (asked && near && history.wasUp(spec, time)) {
                  node(node, time);
                }
              }
            });
    out.endArray().endObject();
  }

  private void node(Snapshot.Node node, long time) {
    NodeSpec spec = node.spec();
    List<Snapshot.Guest> guests =
        call.world().guests().stream().filter(guest -> guest.isOn(spec)).toList();
    History.NodePoint point = history.node(spec, guests, time);
    long age = call.world().epochSecond() - time;
    String id = "node/" + spec.name();
    gauge(id, "uptime", time, node.uptime() - age);
    for (String average : List.of("cpu_avg1", "cpu_avg5", "cpu_avg15")) {
      gauge(id, average, time, Math.round(point.cpu() * spec.cpus() * 100) / 100.0);
    }
    gauge(id, "cpu_max", time, spec.cpus());
    gauge(id, "cpu_current", time, point.cpu());
    gauge(id, "cpu_iowait", time, point.cpu() * 0.021);
    gauge(id, "mem_total", time, spec.memory());
    gauge(id, "mem_used", time, (long) point.memory());
    gauge(id, "swap_total", time, 8L << 30);
    gauge(id, "swap_used", time, 0);
    gauge(id, "disk_total", time, spec.rootSize());
    gauge(id, "disk_used", time, point.rootUsed());
    History.Counters counters = history.counters(spec, time);
    derive(id, "net_in", time, counters.netIn());
    derive(id, "net_out", time, counters.netOut());
    guests.forEach(guest -> guest(guest, time));
    for (Snapshot.Storage storage : call.world().storages().get(spec.index())) {
      String storageId = "storage/%s/%s".formatted(spec.name(), storage.spec().name());
      gauge(storageId, "disk_total", time, storage.spec().size());
      gauge(storageId, "disk_used", time, history.storage(storage, time));
    }
  }

  private void guest(Snapshot.Guest guest, long time) {
    String id = guest.spec().id();
    boolean ran = history.ran(guest, time);
    long age = call.world().epochSecond() - time;
    gauge(id, "uptime", time, ran ? guest.uptime() - age : 0);
    gauge(id, "cpu_max", time, guest.spec().cpus());
    gauge(id, "mem_total", time, guest.spec().memory());
    gauge(id, "disk_total", time, guest.spec().disk());
    if (!ran) {
      return;
    }
    History.GuestPoint point = history.guest(guest, time);
    gauge(id, "cpu_current", time, point.cpu());
    gauge(id, "mem_used", time, (long) point.memory());
    if (point.disk() > 0) {
      gauge(id, "disk_used", time, (long) point.disk());
    }
    History.Counters counters = history.counters(guest, time);
    derive(id, "net_in", time, counters.netIn());
    derive(id, "net_out", time, counters.netOut());
    derive(id, "disk_read", time, counters.diskRead());
    derive(id, "disk_write", time, counters.diskWrite());
  }

  private void gauge(String id, String metric, long time, long value) {
    begin(id, metric, "gauge", time).field("value", value).endObject();
  }

  private void gauge(String id, String metric, long time, double value) {
    begin(id, metric, "gauge", time).fraction("value", value).endObject();
  }

  private void derive(String id, String metric, long time, long value) {
    begin(id, metric, "derive", time).field("value", value).endObject();
  }

  private JsonWriter begin(String id, String metric, String type, long time) {
    return out.beginObject()
        .field("id", id)
        .field("metric", metric)
        .field("type", type)
        .field("timestamp", time);
  }
}
