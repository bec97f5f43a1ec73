package io.monitorix.examples.client;

import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.TaskFilter;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.task.LogLine;
import io.monitorix.client.task.TaskOutcome;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** Prints what failed on a node since yesterday, with each log. */
final class FailedTasks {

  private FailedTasks() {}

  static void print(PveClient pve, String node, Instant since, PrintStream out) {
    TaskFilter failed = TaskFilter.none().since(since).outcomes(List.of(TaskOutcome.ERROR));
    for (Task task : pve.node(node).tasks().all(failed)) {
      out.println(task.upid().type() + " " + task.upid().id() + ": " + task.status());
      for (LogLine line : pve.node(node).tasks().log(task.upid())) {
        out.println("    " + line.text());
      }
    }
  }
}
