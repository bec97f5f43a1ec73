package io.monitorix.exporter.collect.pve;

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

  private GuestNames() {}

  /** The resources, with what they leave out of unreachable guests taken from those before. */
  static List<ClusterResource> completed(
      List<ClusterResource> before, List<ClusterResource> resources) {
    if (resources.stream().noneMatch(GuestNames::isNameless)) {
      return resources;
    }
    Map<String, ClusterResource> known = new HashMap<>();
    before.forEach(resource -> known.put(resource.id(), resource));
    return resources.stream()
        .map(
            resource -> {
              ClusterResource last = isNameless(resource) ? known.get(resource.id()) : null;
              return last == null ? resource : resource.withIdentityOf(last);
            })
        .toList();
  }

  private static boolean isNameless(ClusterResource resource) {
    return switch (resource.kind()) {
      case QEMU, LXC -> resource.name() == null && "unknown".equals(resource.status());
      default -> false;
    };
  }
}
