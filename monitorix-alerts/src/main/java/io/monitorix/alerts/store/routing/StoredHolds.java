package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.routing.hold.Held;
import io.monitorix.alerts.routing.hold.HeldStore;
import io.monitorix.alerts.routing.hold.HoldMemory;
import io.monitorix.alerts.routing.hold.Marks;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.sql.HoldTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is held back: written before it counts as told. Thread-safe. */
final class StoredHolds implements HeldStore, Marks {

  private final Connections connections;
  private final HoldTable table;

  StoredHolds(Connections connections) {
    this.connections = connections;
    this.table = new HoldTable(connections.writer(), connections.reader());
  }

  HoldMemory memory() {
    return new HoldMemory(this, this);
  }

  @Override
  public List<Held> load() {
    return connections.ask(table::held);
  }

  @Override
  public void save(Collection<Held> held) {
    if (!held.isEmpty()) {
      connections.write("what is held back", () -> table.hold(held));
    }
  }

  @Override
  public void delete(Collection<Held> held) {
    if (!held.isEmpty()) {
      connections.write("what was held back", () -> table.release(held));
    }
  }

  @Override
  public Map<String, Instant> load(String kind) {
    return connections.ask(() -> table.marks(kind));
  }

  @Override
  public void save(String kind, String name, Instant at) {
    connections.write("a mark", () -> table.mark(kind, name, at));
  }

  @Override
  public void delete(String kind, String name) {
    connections.write("a mark", () -> table.unmark(kind, name));
  }
}
