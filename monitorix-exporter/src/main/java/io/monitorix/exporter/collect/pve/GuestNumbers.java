package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.Task;
import io.monitorix.exporter.collect.SourceReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Which guest a number stands for: tasks know their guests by number alone. Immutable.
 *
 * @param guests those that are there now
 */
record GuestNumbers(Map<Integer, GuestId> guests) {

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{2,8}");

  GuestNumbers {
    guests = Map.copyOf(guests);
  }

  /** As the cluster says it now; none where it does not say. */
  static CompletableFuture<GuestNumbers> read(SourceReader reader) {
    return reader
        .read(PveSources.CLUSTER_RESOURCES)
        .handle((resources, failure) -> of(failure == null ? resources : List.of()));
  }

  private static GuestNumbers of(List<ClusterResource> resources) {
    Map<Integer, GuestId> guests = new HashMap<>();
    for (ClusterResource resource : resources) {
      resource.guestId().ifPresent(guest -> guests.put(guest.vmid(), guest));
    }
    return new GuestNumbers(guests);
  }

  /** The guest of this number, where it is one and there is such a guest. */
  Optional<GuestId> guest(String number) {
    return NUMBER.matcher(number).matches()
        ? Optional.ofNullable(guests.get(Integer.parseInt(number)))
        : Optional.empty();
  }

  /** What a task is about: the id of its guest, or what Proxmox has for an id. */
  String about(Task task) {
    String id = task.upid().id();
    return guest(id).or(() -> gone(task.upid().type(), id)).map(GuestId::toString).orElse(id);
  }

  /** A guest that is gone: most types say what kind it was. */
  private static Optional<GuestId> gone(String type, String id) {
    if (!NUMBER.matcher(id).matches()) {
      return Optional.empty();
    } else if (type.startsWith("qm")) {
      return Optional.of(GuestId.qemu(Integer.parseInt(id)));
    }
    return type.startsWith("vz") && !type.equals("vzdump")
        ? Optional.of(GuestId.lxc(Integer.parseInt(id)))
        : Optional.empty();
  }
}
