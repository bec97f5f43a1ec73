package io.monitorix.examples.client;

import io.monitorix.client.pve.PveClient;
import io.monitorix.client.task.TaskResult;
import java.time.Duration;

/** Starts a virtual machine and waits until the task is done. */
final class StartAGuest {

  private StartAGuest() {}

  static TaskResult start(PveClient pve, String node, int vmid) {
    return pve.node(node).qemu(vmid).start().execute().await(Duration.ofMinutes(2)).orThrow();
  }
}
