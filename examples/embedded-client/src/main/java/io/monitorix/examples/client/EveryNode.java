package io.monitorix.examples.client;

import io.monitorix.client.FanOut;
import io.monitorix.client.Outcomes;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.client.pve.model.NodeSummary;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Asks all nodes at once, and takes what came where one of them hangs. */
final class EveryNode {

  private EveryNode() {}

  static void print(PveClient pve, PrintStream out) {
    List<String> nodes = pve.nodes().execute().stream().map(NodeSummary::node).toList();
    Outcomes<String, NodeStatus> outcomes =
        FanOut.over(nodes)
            .limit(8)
            .within(Duration.ofSeconds(30))
            .call(node -> pve.node(node).status());
    outcomes.results().forEach((node, status) -> out.println(node + " up " + status.uptime()));
    outcomes.failures().forEach((node, why) -> out.println(node + " failed: " + why.getMessage()));
    outcomes.unfinished().forEach(node -> out.println(node + " did not answer in time"));
  }
}
