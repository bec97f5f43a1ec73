package io.monitorix.exporter.history;

import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A node, storage or guest of which Proxmox keeps a history.
 *
 * @param key {@code qemu/100} for instance
 * @param reading how one time frame is read
 */
record HistorySubject(String key, Reading reading) {

  /** Reads a time frame. */
  @FunctionalInterface
  interface Reading {

    /**
     * Starts to read.
     *
     * @param frame how far back
     * @param into is added to before the future completes
     */
    CompletableFuture<Void> read(SourceReader reader, Timeframe frame, RrdFigures into);
  }

  /**
   * Those that this node tells of, in the order in which they are wanted: the node, its storages,
   * its guests. A storage that several nodes share is told of by the first of them.
   */
  static List<HistorySubject> on(String node, Inventory inventory) {
    List<HistorySubject> subjects = new ArrayList<>();
    subjects.add(ofNode(node));
    for (Subject.Storage storage : inventory.storages()) {
      List<Subject.Storage> same =
          storage.shared()
              ? inventory.storages().stream()
                  .filter(other -> other.shared() && other.id().equals(storage.id()))
                  .toList()
              : List.of(storage);
      if (storage.node().equals(node) && same.get(0).node().equals(node)) {
        subjects.add(ofStorage(storage, same));
      }
    }
    inventory.guests().stream()
        .filter(guest -> guest.node().equals(node) && !guest.template())
        .forEach(guest -> subjects.add(ofGuest(guest)));
    return subjects;
  }

  private static HistorySubject ofNode(String node) {
    return new HistorySubject(
        "node/" + node,
        (reader, frame, into) ->
            reader
                .call(reader.pve().node(node).rrddata(frame, Consolidation.AVERAGE))
                .thenAccept(rows -> into.addNode(node, rows)));
  }

  /**
   * @param same the same storage as each node sees it: each has series of its own
   */
  private static HistorySubject ofStorage(Subject.Storage storage, List<Subject.Storage> same) {
    List<String> ids =
        same.stream().map(seen -> "storage/" + seen.node() + "/" + seen.id()).toList();
    return new HistorySubject(
        "storage/" + storage.key(),
        (reader, frame, into) ->
            reader
                .call(
                    reader
                        .pve()
                        .node(storage.node())
                        .storage(storage.id())
                        .rrddata(frame, Consolidation.AVERAGE))
                .thenAccept(rows -> ids.forEach(id -> into.addStorage(id, rows))));
  }

  private static HistorySubject ofGuest(Subject.Guest guest) {
    return new HistorySubject(
        guest.key(),
        (reader, frame, into) ->
            reader
                .call(
                    reader
                        .pve()
                        .node(guest.node())
                        .guest(guest.id())
                        .rrddata(frame, Consolidation.AVERAGE))
                .thenAccept(
                    rows -> into.addGuest(guest.key(), guest.id().kind() == GuestKind.LXC, rows)));
  }
}
