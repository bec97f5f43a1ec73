package io.monitorix.exporter.collect;

import io.monitorix.client.pve.model.ClusterResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what guests are called. Proxmox names no guest of a node that is offline: without a
 * memory its info series would change at the very moment when somebody wants to know which guest
 * that was.
 */
final class GuestNames {

  private Map<String, ClusterResource> last = Map.of();

  /** The reading, with what it leaves out of unreachable guests taken from the one before. */
  @SuppressWarnings("unchecked") // a list of resources in, a list of resources out
  <T> T completed(Source<T> source, T reading) {
    return source == (Source<?>) Source.CLUSTER_RESOURCES
        ? (T) completed((List<ClusterResource>) reading)
        : reading;
  }

  private List<ClusterResource> completed(List<ClusterResource> resources) {
    Map<String, ClusterResource> seen = new HashMap<>();
    List<ClusterResource> completed =
        resources.stream()
            .map(
                resource -> {
                  switch (resource.kind()) {
                    case QEMU, LXC -> {
                      ClusterResource guest = completed(resource);
                      seen.put(guest.id(), guest);
                      return guest;
                    }
                    default -> {
                      return resource;
                    }
                  }
                })
            .toList();
    last = seen;
    return completed;
  }

  private ClusterResource completed(ClusterResource guest) {
    ClusterResource before = last.get(guest.id());
    return guest.name() != null || before == null || !"unknown".equals(guest.status())
        ? guest
        : guest.withIdentityOf(before);
  }
}
