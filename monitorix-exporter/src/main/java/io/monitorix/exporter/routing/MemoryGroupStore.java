package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** States of groups that outlive a reload, but no restart. Thread-safe. */
final class MemoryGroupStore implements GroupStore {

  private final Map<String, GroupState> states = new ConcurrentHashMap<>();

  @Override
  public List<GroupState> load() {
    return List.copyOf(states.values());
  }

  @Override
  public void save(GroupState state) {
    states.put(state.id(), state);
  }

  @Override
  public void delete(String id) {
    states.remove(id);
  }
}
