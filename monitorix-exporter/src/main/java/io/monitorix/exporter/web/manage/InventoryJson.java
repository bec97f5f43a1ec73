package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.inventory.Cluster;
import io.monitorix.exporter.inventory.Datastore;
import io.monitorix.exporter.inventory.Guest;
import io.monitorix.exporter.inventory.Node;
import io.monitorix.exporter.inventory.Storage;
import io.monitorix.exporter.inventory.Traffic;
import io.monitorix.exporter.inventory.Usage;
import io.monitorix.exporter.web.api.Answers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what is in the inventory. */
final class InventoryJson {

  private InventoryJson() {}

  /** Its fields, within an object that has been begun. */
  static void summary(JsonWriter out, Cluster cluster) throws IOException {
    out.name("name").value(cluster.name()).name("product").value(cluster.product().key());
    out.name("reachable").value(cluster.reachable());
    Answers.time(out.name("updatedAt"), cluster.updatedAt());
    Answers.text(out.name("version"), Optional.ofNullable(cluster.version()));
    List<Guest> guests =
        cluster.guests().stream().filter(each -> !each.facts().template()).toList();
    out.name("counts").beginObject();
    out.name("nodes").value(cluster.nodes().size());
    out.name("nodesOnline").value(cluster.nodes().stream().filter(Node::online).count());
    out.name("guests").value(guests.size());
    out.name("guestsRunning").value(guests.stream().filter(g -> g.facts().isRunning()).count());
    out.name("templates").value(cluster.guests().size() - guests.size());
    out.name("storages").value(cluster.storages().size());
    out.name("datastores").value(cluster.datastores().size()).endObject();
  }

  static void node(JsonWriter out, Node node) throws IOException {
    out.beginObject();
    fields(out, node);
    out.endObject();
  }

  /** Its fields, within an object that has been begun. */
  static void fields(JsonWriter out, Node node) throws IOException {
    out.name("cluster").value(node.cluster()).name("name").value(node.name());
    out.name("online").value(node.online()).name("guests").value(node.guests());
    out.name("guestsRunning").value(node.running());
    usage(out.name("usage"), node.usage());
  }

  static void guest(JsonWriter out, Guest guest) throws IOException {
    out.beginObject().name("cluster").value(guest.cluster()).name("id").value(guest.id());
    out.name("type").value(guest.type()).name("vmid").value(Long.parseLong(guest.vmid()));
    out.name("name").value(guest.facts().name()).name("node").value(guest.facts().node());
    out.name("status").value(guest.facts().status());
    out.name("template").value(guest.facts().template());
    Answers.text(out.name("lock"), Optional.ofNullable(guest.facts().lock()));
    Answers.text(out.name("pool"), Optional.ofNullable(guest.facts().pool()));
    Answers.texts(out.name("tags"), guest.facts().tags());
    usage(out.name("usage"), guest.usage());
    traffic(out.name("traffic"), guest.traffic());
    out.endObject();
  }

  static void storage(JsonWriter out, Storage storage) throws IOException {
    out.beginObject().name("cluster").value(storage.cluster());
    out.name("node").value(storage.facts().node()).name("name").value(storage.facts().id());
    out.name("type").value(storage.facts().plugintype());
    out.name("shared").value(storage.facts().shared());
    out.name("available").value(storage.facts().available());
    Answers.texts(out.name("content"), storage.facts().content());
    Answers.number(out.name("usedBytes"), storage.used());
    Answers.number(out.name("sizeBytes"), storage.size());
    out.endObject();
  }

  static void datastore(JsonWriter out, Datastore store) throws IOException {
    out.beginObject().name("cluster").value(store.cluster()).name("name").value(store.name());
    Answers.number(out.name("usedBytes"), store.used());
    Answers.number(out.name("sizeBytes"), store.size());
    Answers.number(out.name("availableBytes"), store.available());
    Answers.number(out.name("deduplicationFactor"), store.deduplication());
    Answers.time(out.name("estimatedFull"), store.full());
    out.endObject();
  }

  static void usage(JsonWriter out, Usage usage) throws IOException {
    out.beginObject();
    Answers.number(out.name("cpuRatio"), usage.cpuRatio());
    Answers.number(out.name("cpus"), usage.cpus());
    Answers.number(out.name("memoryUsedBytes"), usage.memoryUsed());
    Answers.number(out.name("memorySizeBytes"), usage.memorySize());
    Answers.number(out.name("diskUsedBytes"), usage.diskUsed());
    Answers.number(out.name("diskSizeBytes"), usage.diskSize());
    Answers.number(out.name("uptimeSeconds"), usage.uptime());
    out.endObject();
  }

  private static void traffic(JsonWriter out, Traffic traffic) throws IOException {
    out.beginObject();
    Answers.number(out.name("receivedBytes"), traffic.received());
    Answers.number(out.name("sentBytes"), traffic.sent());
    Answers.number(out.name("readBytes"), traffic.read());
    Answers.number(out.name("writtenBytes"), traffic.written());
    out.endObject();
  }
}
