package io.monitorix.alerts.store;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertingRule;
import io.monitorix.alerts.rules.OutgoingAlert;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.Templates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.TemplateCheck;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rules over a store of alerts, on a clock that stands still until it is moved. The expressions of
 * rules are names: each gives the elements that were put under it. {@link #restart} leaves nothing
 * but the database.
 */
final class Watched implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  final Database database;
  final Map<String, List<Value.Element>> elements = new TreeMap<>();
  final List<OutgoingAlert> sent = new ArrayList<>();
  Instant now = START;
  AlertStore store;
  RuleManager manager;
  boolean sinkFails;
  private String[] files = {};
  private AlertStoreOptions options;

  Watched(Database database) {
    this(AlertStoreOptions.in(database));
  }

  Watched(AlertStoreOptions options) {
    this.database = options.database();
    // With a fence, be it one that lets all pass, several stores can have one file.
    this.options =
        options.fence() == Fence.NONE
            ? options.at(() -> now).behind(connection -> {})
            : options.at(() -> now);
    this.store = AlertStore.open(this.options);
    this.manager = new RuleManager(environment());
  }

  private RuleEnvironment environment() {
    SeriesStore series = SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(() -> now));
    AlertStore one = store;
    return new RuleEnvironment(
        (expr, time) -> elements.getOrDefault(expr.toString(), List.of()),
        series,
        samples -> List.of(),
        alerts -> {
          if (sinkFails) {
            throw new IllegalStateException("nobody listens");
          }
          sent.addAll(alerts);
        },
        Templates.NONE,
        one,
        one,
        () -> now);
  }

  void load(String... texts) {
    files = texts;
    List<RuleFile> read = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      read.add(RuleFile.parse("rules" + i + ".yml", texts[i], TemplateCheck.NONE));
    }
    manager.load(RuleSettings.DEFAULTS, read);
  }

  /** An element of an expression, from now on. */
  void put(String expr, double value, String... labels) {
    elements
        .computeIfAbsent(expr, unused -> new ArrayList<>())
        .add(new Value.Element(Labels.of(labels), now.toEpochMilli(), value));
  }

  /** Takes one element away. */
  void take(String expr, int index) {
    elements.getOrDefault(expr, new ArrayList<>()).remove(index);
  }

  /** Lets time pass in steps of ten seconds. */
  void run(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(10);
      manager.runDue();
    }
  }

  /** Opens another store in place of this one, without any farewell of the rules. */
  void restart() {
    store.close();
    reopen();
  }

  /** Goes on with another store, as if the process of the one before had been killed. */
  void reopen() {
    store = AlertStore.open(options);
    manager = new RuleManager(environment());
    load(files);
  }

  /** All that rules keep, by the names of the rules. */
  Map<String, List<Alert>> kept() {
    Map<String, List<Alert>> all = new TreeMap<>();
    manager.groups().stream()
        .flatMap(group -> group.rules().stream())
        .filter(AlertingRule.class::isInstance)
        .map(AlertingRule.class::cast)
        .forEach(
            rule ->
                all.put(
                    rule.key().name() + rule.key().labels() + rule.key().ordinal(),
                    rule.keptAlerts().stream()
                        .sorted((a, b) -> a.labels().compareTo(b.labels()))
                        .toList()));
    return all;
  }

  @Override
  public void close() {
    store.close();
  }
}
