package io.monitorix.exporter.httpsd;

import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where running guests are to be reached. */
public final class GuestAddresses {

  private GuestAddresses() {}

  /**
   * A running guest.
   *
   * @param cluster the name of its target
   * @param id {@code qemu/100} for instance
   * @param addresses the likeliest first; none where none is known
   */
  public record Reachable(String cluster, String id, List<String> tags, List<String> addresses) {

    /** Copies the lists. */
    public Reachable {
      tags = List.copyOf(tags);
      addresses = List.copyOf(addresses);
    }
  }

  /** All running guests that have tags, of all targets. */
  public static List<Reachable> ofTagged(SnapshotBoard board) {
    List<Reachable> guests = new ArrayList<>();
    Map<String, Snapshot> snapshots = new TreeMap<>();
    board.all().forEach(snapshot -> snapshots.put(snapshot.target(), snapshot));
    snapshots.forEach(
        (target, snapshot) -> {
          boolean tagged =
              snapshot.inventory().guests().stream()
                  .anyMatch(guest -> guest.isRunning() && !guest.tags().isEmpty());
          if (tagged) {
            Facts facts = Facts.of(board, snapshot);
            snapshot.inventory().guests().stream()
                .filter(guest -> guest.isRunning() && !guest.tags().isEmpty())
                .forEach(
                    guest ->
                        guests.add(
                            new Reachable(
                                target, guest.key(), guest.tags(), facts.addresses(guest.key()))));
          }
        });
    return guests;
  }
}
