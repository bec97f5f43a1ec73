package io.monitorix.examples.simulator.resources.guest;

import io.monitorix.examples.simulator.cluster.GuestConfig;
import io.monitorix.examples.simulator.cluster.GuestKind;
import io.monitorix.examples.simulator.cluster.GuestSnapshot;
import io.monitorix.examples.simulator.cluster.GuestSpec;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a guest's configuration file. Values are text or whole numbers, as each is in
 * PVE's answers.
 */
final class ConfigFile {
  private final Map<String, Object> values;

  private ConfigFile(Map<String, Object> values) {
    this.values = values;
  }

  /** The present configuration. */
  static ConfigFile of(Snapshot.Guest guest) {
    Map<String, Object> values = hardware(guest.spec());
    GuestConfig config = guest.config();
    put(values, "description", description(guest));
    put(values, "tags", config.tagText());
    put(values, "lock", guest.lock());
    put(values, "parent", config.parent());
    if (config.onBoot()) {
      values.put("onboot", 1L);
    }
    if (guest.spec().template()) {
      values.put("template", 1L);
    }
    values.put("digest", guest.digest());
    return new ConfigFile(values);
  }

  /** The configuration that a snapshot saved. */
  static ConfigFile of(Snapshot.Guest guest, GuestSnapshot snapshot) {
    Map<String, Object> values = hardware(guest.spec());
    values.put("description", snapshot.description());
    values.put("snaptime", snapshot.takenAt());
    put(values, "parent", snapshot.parent());
    if (snapshot.withMemory()) {
      values.put(
          "vmstate",
          "%s:vm-%d-state-%s"
              .formatted(guest.spec().diskStorage(), guest.spec().vmid(), snapshot.name()));
    }
    return new ConfigFile(values);
  }

  /** Writes the fields of an object. */
  void writeTo(JsonWriter out) {
    forEach(
        (key, value) -> {
          out.name(key);
          write(value, out);
        });
  }

  /** Writes what is in effect as a list of keys and values; nothing is ever pending. */
  void writePendingTo(JsonWriter out) {
    forEach(
        (key, value) -> {
          out.beginObject().field("key", key).name("value");
          write(value, out);
          out.endObject();
        });
  }

  private void forEach(BiConsumer<String, Object> action) {
    values.forEach(action);
  }

  private static void write(Object value, JsonWriter out) {
    if (value instanceof Long number) {
      out.value(number);
    } else {
      out.value(value.toString());
    }
  }

  private static void put(Map<String, Object> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  private static @Nullable String description(Snapshot.Guest guest) {
    String text = guest.config().description();
    // The containers' parser gives each line back with its end.
    return text != null && guest.spec().kind() == GuestKind.LXC ? text + "\n" : text;
  }

  private static Map<String, Object> hardware(GuestSpec spec) {
    Map<String, Object> values = new LinkedHashMap<>();
    long mebibytes = spec.memory() >> 20;
    String disk = "%s,size=%dG".formatted(spec.diskVolume(), spec.disk() >> 30);
    if (spec.kind() == GuestKind.QEMU) {
      values.put("name", spec.name());
      values.put("memory", Long.toString(mebibytes));
      values.put("cores", (long) spec.cpus());
      values.put("sockets", 1L);
      values.put("ostype", "l26");
      values.put("scsihw", "virtio-scsi-single");
      values.put("scsi0", disk);
      values.put("boot", "order=scsi0;net0");
      values.put("net0", "virtio=%s,bridge=vmbr0,firewall=1".formatted(spec.mac()));
      if (spec.agent()) {
        values.put("agent", "1");
      }
    } else {
      values.put("hostname", spec.name());
      values.put("memory", mebibytes);
      values.put("swap", 512L);
      values.put("cores", (long) spec.cpus());
      values.put("ostype", "debian");
      values.put("arch", "amd64");
      values.put("unprivileged", 1L);
      values.put("rootfs", disk);
      values.put(
          "net0", "name=eth0,bridge=vmbr0,hwaddr=%s,ip=dhcp,type=veth".formatted(spec.mac()));
    }
    return values;
  }
}
