package io.monitorix.alerts.routing.alert;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.monitorix.alerts.labels.Fingerprint;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes alerts from outside onto a board and into a store; alerts of rules go to the board alone,
 * as rules bring them again. Thread-safe: one lock, so that the store keeps what came last.
 */
public final class AlertIntake {

  private final AlertBoard board;
  private final PostedAlertStore store;
  private final InstantSource clock;

  /** For a board. */
  public AlertIntake(AlertBoard board, PostedAlertStore store, InstantSource clock) {
    this.board = board;
    this.store = store;
    this.clock = clock;
  }

  /** Puts those on the board that are kept. To be called once, before others come. */
  public void restore() {
    board.restore(store.load(clock.instant()));
  }

  /**
   * Takes alerts in, and keeps them, as they are after merging.
   *
   * @return those that were not taken; the others were
   * @throws RuntimeException if they cannot be kept: they count until this process ends, and have
   *     to come again to be kept
   */
  public synchronized List<RefusedAlert> post(List<PostedAlert> posted) {
    List<RefusedAlert> refused = board.post(posted);
    Set<PostedAlert> not = refused.stream().map(RefusedAlert::alert).collect(toUnmodifiableSet());
    Map<Fingerprint, Alert> taken = new LinkedHashMap<>();
    for (PostedAlert each : posted) {
      if (!not.contains(each)) {
        board
            .find(Fingerprint.of(each.labels()))
            .ifPresent(alert -> taken.put(alert.fingerprint(), alert));
      }
    }
    store.save(taken.values());
    return refused;
  }
}
