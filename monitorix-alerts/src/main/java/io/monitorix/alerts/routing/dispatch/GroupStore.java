package io.monitorix.alerts.routing.dispatch;

import java.util.List;

/** Keeps the states of groups over a restart. Called under the dispatcher's lock: be quick. */
public interface GroupStore {

  /** Keeps nothing. */
  GroupStore NONE =
      new GroupStore() {
        @Override
        public List<GroupState> load() {
          return List.of();
        }

        @Override
        public void save(GroupState state) {}

        @Override
        public void delete(String id) {}
      };

  /** All that are kept; asked once, when the dispatcher is made. */
  List<GroupState> load();

  /** Keeps a state, in place of the one with the same id. */
  void save(GroupState state);

  /** Drops the state of a group that is no more. */
  void delete(String id);
}
