package io.monitorix.exporter.history;

import io.monitorix.client.CallListener;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.config.TargetConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what Proxmox VE remembers of nodes, storages and guests, once for each target: averages of
 * an hour, a day, a week and a month. It begins when it is known what the target consists of, makes
 * one call a second on each node, and skips what an earlier run has kept. Safe for several threads.
 */
public final class FirstContact implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FirstContact.class);

  private static final Duration TICK = Duration.ofSeconds(1);

  private final HistoryArchive archive;
  private final Function<String, Inventory> inventories;
  private final Function<String, CallListener> listeners;
  private final InstantSource clock;
  private final Map<String, TargetHistory> underWay = new HashMap<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "first-contact");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param archive where it is kept
   * @param inventories gives for each target what it consists of; {@link Inventory#EMPTY} where
   *     that is not known yet
   * @param listeners gives for each target who hears of its calls
   */
  public FirstContact(
      HistoryArchive archive,
      Function<String, Inventory> inventories,
      Function<String, CallListener> listeners,
      InstantSource clock) {
    this.archive = archive;
    this.inventories = inventories;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Begins to work, on a thread of its own. To be called once. */
  public void start() {
    var unused =
        clockwork.scheduleWithFixedDelay(
            this::tickSafely, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads the past of these targets and no others; those that are complete need nothing. */
  public synchronized void apply(List<TargetConfig> targets) {
    Map<String, TargetConfig> wanted =
        targets.stream()
            .filter(target -> target.product() == Product.PVE)
            .filter(target -> !archive.isComplete(target.name()))
            .collect(Collectors.toMap(TargetConfig::name, target -> target, (a, b) -> a));
    underWay
        .values()
        .removeIf(
            each -> {
              boolean stays = each.target().equals(wanted.get(each.target().name()));
              if (!stays) {
                each.close();
              }
              return !stays;
            });
    wanted.forEach((name, target) -> underWay.computeIfAbsent(name, any -> begun(target)));
  }

  private TargetHistory begun(TargetConfig target) {
    return new TargetHistory(
        target,
        () -> Connections.open(target, listeners.apply(target.name())),
        () -> inventories.apply(target.name()),
        archive,
        clock);
  }

  /** Whether nothing is left to read of any target. */
  public synchronized boolean isDone() {
    return underWay.values().stream().allMatch(TargetHistory::isDone);
  }

  /**
   * Makes the calls of one second.
   *
   * @return completes, never exceptionally, when they have ended
   */
  CompletableFuture<Void> tick() {
    List<TargetHistory> all;
    synchronized (this) {
      all = List.copyOf(underWay.values());
    }
    return CompletableFuture.allOf(
        all.stream().map(FirstContact::ticked).toArray(CompletableFuture<?>[]::new));
  }

  private static CompletableFuture<Void> ticked(TargetHistory history) {
    try {
      return history.tick();
    } catch (RuntimeException e) {
      log.error("history is not read further: target={}", history.target().name(), e);
      history.close();
      return CompletableFuture.completedFuture(null);
    }
  }

  private void tickSafely() {
    try {
      var unused = tick();
    } catch (RuntimeException e) {
      log.error("history was not read this second", e);
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    synchronized (this) {
      underWay.values().forEach(TargetHistory::close);
    }
  }
}
