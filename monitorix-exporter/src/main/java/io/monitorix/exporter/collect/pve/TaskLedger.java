package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.Upid;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which tasks of a node have been told as ended. Immutable.
 *
 * @param since what started before and is not among those that run has been told, or never will be
 * @param settled those that started since then and have been told
 * @param running those that had not ended when they were last seen
 */
record TaskLedger(Instant since, Set<Upid> settled, List<Task> running) {

  TaskLedger {
    settled = Set.copyOf(settled);
    running = List.copyOf(running);
  }

  /** Whether there is nothing to tell of this task any more. */
  boolean isSettled(Upid upid) {
    return settled.contains(upid)
        || (upid.startTime().isBefore(since)
            && running.stream().noneMatch(task -> task.upid().equals(upid)));
  }

  /**
   * What a look at the tasks brought.
   *
   * @param ended those that no look before has told as ended, in the order in which they ended
   * @param isFirst whether nobody had looked before: then they are the past
   */
  record News(TaskLedger ledger, List<Task> ended, boolean isFirst) {

    News {
      ended = List.copyOf(ended);
    }
  }
}
