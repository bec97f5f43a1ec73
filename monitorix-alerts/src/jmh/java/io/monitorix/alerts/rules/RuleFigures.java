package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.series.SeriesReference;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How long a cycle of 1,000 rules takes over 200,000 series of 10,000 guests, all groups one after
 * the other on one thread; and a panel over a day of 500 series. {@code java -cp … RuleFigures}.
 */
public final class RuleFigures {

  private static final int GUESTS = 10_000;
  private static final int METRICS = 20;
  private static final int RULES = 1_000;
  private static final int GROUPS = 20;
  private static final long STEP = 15_000;

  private final SeriesStore store =
      SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(InstantSource.system()));
  private final Engine engine = new Engine(store);
  private final Random random = new Random(1);
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  private RuleFigures() {}

  /** Prints them. */
  public static void main(String[] arguments) {
    new RuleFigures().cycle();
    new RuleFigures().panel();
  }

  private static Labels guest(int metric, int guest) {
    return Labels.of(
        Labels.NAME, "metric_" + metric, "cluster", "lab", "id", "qemu/" + (100 + guest),
        "instance", "lab", "job", "pve");
  }

  /** Each rule looks at all guests; one in a thousand of them is in alert. */
  private void cycle() {
    List<SeriesReference> references = new ArrayList<>();
    store.write(
        to -> {
          for (int metric = 0; metric < METRICS; metric++) {
            for (int guest = 0; guest < GUESTS; guest++) {
              references.add(to.reference(guest(metric, guest)));
            }
          }
        });
    for (int beat = 0; beat < 20; beat++) {
      beat(references);
    }
    RuleManager manager = manager();
    manager.load(RuleSettings.DEFAULTS, List.of(RuleFile.parse("rules.yml", rules(), RuleTemplates.CHECK)));
    double[] seconds = new double[9];
    for (int round = -4; round < seconds.length; round++) {
      for (int beat = 0; beat < 4; beat++) {
        beat(references);
      }
      long begun = System.nanoTime();
      for (RuleGroup group : manager.groups()) {
        group.evaluate(now);
      }
      if (round >= 0) {
        seconds[round] = (System.nanoTime() - begun) / 1e9;
      }
    }
    long active =
        manager.groups().stream()
            .flatMap(group -> group.rules().stream())
            .mapToLong(rule -> ((AlertingRule) rule).alerts().size())
            .sum();
    Arrays.sort(seconds);
    System.out.printf(
        "%,d rules over %,d series, %,d alerts active: %.2f s (%.2f-%.2f)%n",
        RULES, METRICS * GUESTS, active, seconds[4], seconds[0], seconds[8]);
  }

  private void beat(List<SeriesReference> references) {
    now = now.plusMillis(STEP);
    store.write(
        to -> {
          for (int i = 0; i < references.size(); i++) {
            double value = i % 1_000 == 0 ? 0.99 : random.nextInt(90) / 100.0;
            to.append(references.get(i), now.toEpochMilli(), value);
          }
        });
  }

  private RuleManager manager() {
    return new RuleManager(
        new RuleEnvironment(
            VectorQuery.of(engine),
            store,
            SampleSink.into(store),
            AlertSink.NONE,
            RuleTemplates.TEMPLATES,
            StateSource.NONE,
            EvaluationListener.NONE,
            () -> now));
  }

  private static String rules() {
    StringBuilder text = new StringBuilder("groups:\n");
    for (int group = 0; group < GROUPS; group++) {
      text.append("- name: g").append(group).append("\n  rules:\n");
      for (int rule = 0; rule < RULES / GROUPS; rule++) {
        text.append("  - alert: A").append(group).append('_').append(rule);
        text.append("\n    expr: metric_").append(rule % METRICS).append(" > 0.9").append(group);
        text.append("\n    for: 1m\n    annotations:\n      summary: ");
        text.append("\"{{ $labels.id }} of {{ $labels.cluster }} is at {{ $value }}\"\n");
      }
    }
    return text.toString();
  }

  /** A day of 500 series, every 15 s, at the 288 steps of a panel. */
  private void panel() {
    List<SeriesReference> references = new ArrayList<>();
    store.write(
        to -> {
          for (int guest = 0; guest < 500; guest++) {
            references.add(to.reference(guest(0, guest)));
          }
        });
    long beats = Duration.ofDays(1).toMillis() / STEP;
    for (int beat = 0; beat < beats; beat++) {
      beat(references);
    }
    for (String query :
        List.of("metric_0", "rate(metric_0[10m])", "avg by (cluster) (metric_0)", "topk(10, metric_0)")) {
      Expr expr = PromQl.parse(query);
      double[] millis = new double[40];
      for (int round = -20; round < millis.length; round++) {
        long begun = System.nanoTime();
        engine.range(expr, now.minus(Duration.ofDays(1)), now, Duration.ofMinutes(5));
        if (round >= 0) {
          millis[round] = (System.nanoTime() - begun) / 1e6;
        }
      }
      Arrays.sort(millis);
      System.out.printf(
          "%-30s a day, 500 series: %.0f ms, p95 %.0f ms%n",
          query, millis[millis.length / 2], millis[millis.length * 95 / 100]);
    }
  }
}
