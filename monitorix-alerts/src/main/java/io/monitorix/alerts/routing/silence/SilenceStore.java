package io.monitorix.alerts.routing.silence;

import java.util.List;

/** Keeps silences over a restart. What it throws goes to whoever changes silences. */
public interface SilenceStore {

  /** Keeps nothing. */
  SilenceStore NONE =
      new SilenceStore() {
        @Override
        public List<Silence> load() {
          return List.of();
        }

        @Override
        public void save(Silence silence) {}

        @Override
        public void delete(String id) {}
      };

  /** All that are kept. */
  List<Silence> load();

  /** Keeps a silence, in place of one with the same id. */
  void save(Silence silence);

  /** Drops one that expired long ago. */
  void delete(String id);
}
