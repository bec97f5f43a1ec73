package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.sql.Changes;
import io.monitorix.alerts.store.sql.SilenceTable;
import java.util.List;

/** Silences: written before they count; dropped when there is time. Thread-safe. */
final class StoredSilences implements SilenceStore {

  private final Connections connections;
  private final SilenceTable table;
  private final RoutingStore.Queue queue;

  StoredSilences(Connections connections, RoutingStore.Queue queue) {
    this.connections = connections;
    this.table = new SilenceTable(connections.writer(), connections.reader());
    this.queue = queue;
  }

  @Override
  public List<Silence> load() {
    return connections.ask(table::all);
  }

  @Override
  public void save(Silence silence) {
    connections.write("the silence", () -> table.save(silence));
  }

  @Override
  public void delete(String id) {
    Changes changes = new Changes();
    changes.silenceGone(id);
    queue.soon().accept(changes);
  }
}
