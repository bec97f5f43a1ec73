package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.AgentInterface;
import io.monitorix.client.pve.model.ContainerInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address by which others can reach a guest.
 *
 * @param mac in lower case; empty where the guest does not tell
 */
record GuestAddress(String interfaceName, String mac, String ip) {

  private static final int MOST = 100;

  /** Those that a virtual machine's agent tells. */
  static List<GuestAddress> of(List<AgentInterface> interfaces) {
    List<GuestAddress> found = new ArrayList<>();
    for (AgentInterface each : interfaces) {
      each.addresses().forEach(a -> add(found, each.name(), each.hardwareAddress(), a.address()));
    }
    return ordered(found);
  }

  /** Those that a container's node sees. */
  static List<GuestAddress> ofContainer(List<ContainerInterface> interfaces) {
    List<GuestAddress> found = new ArrayList<>();
    for (ContainerInterface each : interfaces) {
      // early releases tell one address of each family only
      Stream<@Nullable String> told =
          each.addresses().isEmpty()
              ? Stream.of(each.inet(), each.inet6()).filter(Objects::nonNull)
              : each.addresses().stream().map(ContainerInterface.Address::address);
      told.forEach(ip -> add(found, each.name(), each.hardwareAddress(), ip));
    }
    return ordered(found);
  }

  private static void add(
      List<GuestAddress> found, String name, @Nullable String mac, @Nullable String ip) {
    if (ip != null) {
      String bare = ip.replaceFirst("[/%].*", "");
      if (isOfUse(bare.toLowerCase(Locale.ROOT))) {
        found.add(
            new GuestAddress(name, requireNonNullElse(mac, "").toLowerCase(Locale.ROOT), bare));
      }
    }
  }

  /** Not those of the guest to itself, nor those that hold on one wire only. */
  private static boolean isOfUse(String ip) {
    return !ip.isEmpty()
        && !ip.startsWith("127.")
        && !ip.equals("::1")
        && !ip.startsWith("169.254.")
        && !ip.matches("fe[89ab][0-9a-f]:.*");
  }

  private static List<GuestAddress> ordered(List<GuestAddress> found) {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparing(GuestAddress::interfaceName).thenComparing(GuestAddress::ip))
        .limit(MOST)
        .toList();
  }
}
