package io.monitorix.exporter.events;

import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes events of what differs between one snapshot of a target and the next. What a target's first
 * snapshot tells is not new, only not known before: it makes none. Safe for several threads.
 */
public final class TargetEvents {

  private final SnapshotBoard board;
  private final EventLog log;
  private final Map<String, TargetState> states = new HashMap<>();

  /**
   * One that has seen nothing yet.
   *
   * @param board has the snapshots; {@link #changed} is to be told of its changes
   */
  public TargetEvents(SnapshotBoard board, EventLog log) {
    this.board = board;
    this.log = log;
  }

  /** The target has another snapshot, or was taken off. */
  public void changed(String target) {
    // Looked up within: of two polls that end at once, the older one must not come second.
    synchronized (states) {
      Optional<Snapshot> snapshot = board.of(target);
      if (snapshot.isEmpty()) {
        states.remove(target);
        return;
      }
      TargetState before = states.get(target);
      TargetState after = TargetState.of(snapshot.get(), before);
      states.put(target, after);
      if (before != null) {
        log.append(TargetChanges.between(before, after, target, snapshot.get().takenAt()));
      }
    }
  }
}
