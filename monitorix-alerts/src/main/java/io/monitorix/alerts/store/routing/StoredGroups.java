package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.store.sql.Changes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups as they are in the database or will be soon: nothing here waits for it. Thread-safe: one
 * lock, so that what is written last is what came last.
 */
final class StoredGroups implements GroupStore {

  private final Map<String, GroupState> states = new LinkedHashMap<>();
  private final RoutingStore.Queue queue;

  StoredGroups(Collection<GroupState> known, RoutingStore.Queue queue) {
    known.forEach(state -> states.put(state.id(), state));
    this.queue = queue;
  }

  @Override
  public synchronized List<GroupState> load() {
    return List.copyOf(states.values());
  }

  @Override
  public synchronized void save(GroupState state) {
    states.put(state.id(), state);
    Changes changes = new Changes();
    changes.group(state);
    queue.soon().accept(changes);
  }

  @Override
  public synchronized void delete(String id) {
    if (states.remove(id) != null) {
      Changes changes = new Changes();
      changes.groupGone(id);
      queue.soon().accept(changes);
    }
  }
}
