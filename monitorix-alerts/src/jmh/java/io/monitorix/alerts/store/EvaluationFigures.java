package io.monitorix.alerts.store;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.AlertSink;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleGroup;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.Templates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.TemplateCheck;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import io.monitorix.alerts.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long an evaluation waits until 10,000 alerts are written. */
final class EvaluationFigures {

  private static final int ALERTS = 10_000;
  private static final int ROUNDS = 15;
  private static final String RULES =
      """
      groups:
      - name: g
        rules:
        - alert: GuestDown
          expr: down
          labels: {severity: warning, team: infra}
          annotations:
            summary: a guest is down that was up a minute ago
            runbook: https://wiki.example/runbooks/guest-down
      """;

  private final Database database;
  private List<Value.Element> elements = List.of();
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private long writing;

  EvaluationFigures(Database database) {
    this.database = database;
  }

  void print() {
    List<Long> firing = new ArrayList<>();
    List<Long> sentAgain = new ArrayList<>();
    List<Long> resolved = new ArrayList<>();
    try (AlertStore store =
            AlertStore.open(
                AlertStoreOptions.in(database).waiting(Duration.ofMinutes(1)).at(() -> now));
        SeriesStore series = SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(() -> now))) {
      RuleGroup group =
          new RuleGroup(
              "rules.yml",
              RuleFile.parse("rules.yml", RULES, TemplateCheck.NONE).groups().get(0),
              RuleSettings.DEFAULTS,
              new RuleEnvironment(
                  (expr, time) -> elements,
                  series,
                  samples -> List.of(),
                  AlertSink.NONE,
                  Templates.NONE,
                  store,
                  evaluation -> {
                    long begun = System.nanoTime();
                    store.evaluated(evaluation);
                    writing = System.nanoTime() - begun;
                  },
                  () -> now));
      for (int round = 0; round < ROUNDS; round++) {
        elements = elements(round);
        firing.add(evaluate(group));
        sentAgain.add(evaluate(group));
        elements = List.of();
        resolved.add(evaluate(group));
        now = now.plus(Duration.ofMinutes(16));
        evaluate(group);
      }
      if (!store.status().healthy() || store.status().failures() > 0) {
        throw new IllegalStateException(store.status().toString());
      }
    }
    System.out.println("  10,000 alerts begin to fire: " + text(firing));
    System.out.println("  10,000 alerts are sent again: " + text(sentAgain));
    System.out.println("  10,000 alerts are resolved: " + text(resolved));
  }

  private List<Value.Element> elements(int round) {
    List<Value.Element> all = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      Labels labels =
          Labels.of(
              "cluster", "c" + i % 4,
              "id", "qemu/" + round + i,
              "instance", "pve" + i % 32,
              "name", "guest-" + i);
      all.add(new Value.Element(labels, now.toEpochMilli(), 0));
    }
    return all;
  }

  private long evaluate(RuleGroup group) {
    now = now.plusSeconds(61);
    group.evaluate(now);
    return writing;
  }

  /** The first is that of a cold JVM. */
  private static String text(List<Long> nanos) {
    List<Long> millis = nanos.stream().map(each -> each / 1_000_000).sorted().toList();
    return String.format(
        "%d ms (%d–%d) in %d, the first %d ms",
        millis.get(millis.size() / 2),
        millis.get(0),
        millis.get(millis.size() - 1),
        millis.size(),
        nanos.get(0) / 1_000_000);
  }
}
