package io.monitorix.examples.client;

import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.ResourceType;
import io.monitorix.client.pve.model.ClusterResource;
import java.io.PrintStream;

/** Lists the guests of a cluster: one call answers for all nodes. */
final class Inventory {

  private Inventory() {}

  static void print(PveClient pve, PrintStream out) {
    for (ClusterResource guest : pve.cluster().resources(ResourceType.VM).execute()) {
      out.printf("%-10s %-20s %-8s %s%n", guest.id(), guest.name(), guest.node(), guest.status());
    }
  }
}
