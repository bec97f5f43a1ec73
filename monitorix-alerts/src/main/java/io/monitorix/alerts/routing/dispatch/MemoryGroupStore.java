package io.monitorix.alerts.routing.dispatch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the states of groups over a reload of the configuration, not over a restart. Thread-safe.
 */
public final class MemoryGroupStore implements GroupStore {

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
