package io.monitorix.alerts.store;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Fence;
import io.monitorix.alerts.store.lease.Holder;
import io.monitorix.alerts.store.lease.Leadership;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One of several processes on a database, with a store while it leads. */
final class Side implements AutoCloseable, Leadership.Listener {

  static final Duration TTL = Duration.ofMillis(1_500);

  final String name;
  final List<String> events = new CopyOnWriteArrayList<>();
  volatile @Nullable AlertStore store;
  volatile Fence fence = Fence.NONE;
  volatile boolean cannot;
  volatile Runnable whenEnded = () -> {};
  volatile Duration clockError = Duration.ZERO;
  final Leadership leadership;
  private final Database database;

  Side(String name, Database database) {
    this(name, database, Duration.ZERO);
  }

  Side(String name, Database database, Duration clockError) {
    this.name = name;
    this.database = database;
    this.clockError = clockError;
    InstantSource clock = () -> Instant.now().plus(this.clockError);
    this.leadership =
        Leadership.start(database, Holder.of(name, "http://" + name + ":9221"), TTL, clock, this);
  }

  @Override
  public void elected(Fence given) {
    if (cannot) {
      throw new IllegalStateException(name + " cannot");
    }
    events.add("elected");
    fence = given;
    store =
        AlertStore.open(
            AlertStoreOptions.in(database).waiting(Duration.ofMillis(500)).behind(given));
  }

  @Override
  public void ended() {
    whenEnded.run();
    AlertStore open = store;
    store = null;
    if (open != null) {
      open.close();
    }
    events.add("ended");
  }

  AlertStore store() {
    AlertStore open = store;
    if (open == null) {
      throw new IllegalStateException(name + " does not lead");
    }
    return open;
  }

  Side awaitElected() {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(30))
        .until(() -> store != null);
    return this;
  }

  void awaitEnded() {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events.contains("ended"));
  }

  @Override
  public void close() {
    leadership.close();
  }
}
