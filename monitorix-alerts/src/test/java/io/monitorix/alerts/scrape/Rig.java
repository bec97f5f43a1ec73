package io.monitorix.alerts.scrape;

import io.monitorix.alerts.exposition.ExpositionFormat;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.fetch.Fetched;
import io.monitorix.alerts.scrape.fetch.HttpClients;
import io.monitorix.alerts.scrape.labelled.Target;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A manager on a clock that stands still, whose targets answer what they are told to. */
final class Rig implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

  final SeriesStore store =
      SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(() -> this.now()));
  final List<Target> asked = new ArrayList<>();
  final Map<String, String> answers = new HashMap<>();
  final List<Consumer<Fetched>> waiting = new ArrayList<>();
  private final HttpClients clients = new HttpClients();
  final ScrapeManager manager =
      new ScrapeManager(store, this::now, clients, Runnable::run, config -> this::fetch);
  boolean answersLate;
  private Instant now = START;

  Instant now() {
    return now;
  }

  private void fetch(Target target, Consumer<Fetched> then) {
    asked.add(target);
    if (answersLate) {
      waiting.add(then);
    } else {
      then.accept(answer(answers.get(target.labels().get("instance"))));
    }
  }

  static Fetched answer(@Nullable String text) {
    return text == null
        ? new Fetched.Failure("connection refused", false, Duration.ofMillis(2))
        : new Fetched.Body(
            text,
            ExpositionFormat.PROMETHEUS,
            text.getBytes(StandardCharsets.UTF_8).length,
            Duration.ofMillis(5));
  }

  void apply(ScrapeConfig... configs) {
    manager.apply(List.of(configs));
  }

  /** Moves the clock in steps of a quarter of a second. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusMillis(250);
      manager.runDue();
    }
  }

  TargetStatus only() {
    return manager.status().get(0).active().get(0);
  }

  List<String> values(String metric) {
    return Stored.values(store, metric);
  }

  @Override
  public void close() {
    clients.close();
    store.close();
  }
}
