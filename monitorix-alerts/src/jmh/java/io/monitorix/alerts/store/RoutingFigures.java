package io.monitorix.alerts.store;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.routing.RoutingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** How long 500 groups take that are flushed at once: their states, and what was told of each. */
final class RoutingFigures {

  private static final int GROUPS = 500;
  private static final int ROUNDS = 15;

  private final Database database;
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  RoutingFigures(Database database) {
    this.database = database;
  }

  void print() {
    try (AlertStore store =
        AlertStore.open(
            AlertStoreOptions.in(database).waiting(Duration.ofMinutes(1)).at(() -> now))) {
      for (int threads : new int[] {1, 16, 64}) {
        List<Long> states = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          round(store.routing(), threads, states, all);
        }
        System.out.printf(
            "  500 groups flushed, told by %d threads: %s, of that under the lock: %s%n",
            threads, text(all), text(states));
      }
      if (store.status().failures() > 0) {
        throw new IllegalStateException(store.status().toString());
      }
    }
  }

  private void round(RoutingStore routing, int threads, List<Long> states, List<Long> all) {
    now = now.plus(Duration.ofMinutes(5));
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch told = new CountDownLatch(GROUPS);
    long begun = System.nanoTime();
    for (int i = 0; i < GROUPS; i++) {
      routing.groups().save(new GroupState("{}/{a=\"b\"}:{alertname=\"A" + i + "\"}", now, true));
    }
    states.add(System.nanoTime() - begun);
    for (int i = 0; i < GROUPS; i++) {
      LogEntry entry =
          new LogEntry(
              "{}/{a=\"b\"}:{alertname=\"A" + i + "\"}",
              "pager/webhook[0]",
              now,
              Set.of(new Fingerprint(i), new Fingerprint(~i)),
              Set.of(),
              now.plus(Duration.ofDays(5)),
              Optional.empty());
      executor.execute(
          () -> {
            routing.notifications().record(entry);
            told.countDown();
          });
    }
    try {
      told.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    all.add(System.nanoTime() - begun);
    executor.shutdown();
  }

  private static String text(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return String.format(
        "%.1f ms (%.1f–%.1f)",
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(0) / 1e6,
        sorted.get(sorted.size() - 1) / 1e6);
  }
}
