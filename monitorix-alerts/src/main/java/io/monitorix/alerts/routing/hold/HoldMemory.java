package io.monitorix.alerts.routing.hold;

import io.monitorix.alerts.labels.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What holding back has to remember. */
public record HoldMemory(HeldStore held, Marks marks) {

  /** One that a restart empties, and a reload does not. */
  public static HoldMemory untilRestart() {
    return new HoldMemory(new MemoryHeld(), new MemoryMarks());
  }

  private record Key(String integration, Fingerprint alert) {

    static Key of(Held held) {
      return new Key(held.integration().key(), held.alert().fingerprint());
    }
  }

  private static final class MemoryHeld implements HeldStore {

    private final Map<Key, Held> all = new ConcurrentHashMap<>();

    @Override
    public List<Held> load() {
      return List.copyOf(all.values());
    }

    @Override
    public void save(Collection<Held> held) {
      held.forEach(each -> all.put(Key.of(each), each));
    }

    @Override
    public void delete(Collection<Held> held) {
      held.forEach(each -> all.remove(Key.of(each)));
    }
  }

  private static final class MemoryMarks implements Marks {

    private final Map<String, Map<String, Instant>> all = new ConcurrentHashMap<>();

    @Override
    public Map<String, Instant> load(String kind) {
      return Map.copyOf(all.getOrDefault(kind, Map.of()));
    }

    @Override
    public void save(String kind, String name, Instant at) {
      all.computeIfAbsent(kind, any -> new ConcurrentHashMap<>()).put(name, at);
    }

    @Override
    public void delete(String kind, String name) {
      all.getOrDefault(kind, new ConcurrentHashMap<>()).remove(name);
    }
  }
}
