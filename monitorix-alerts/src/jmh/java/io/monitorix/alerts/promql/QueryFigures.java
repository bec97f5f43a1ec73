package io.monitorix.alerts.promql;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.series.SeriesReference;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How long queries take, in milliseconds, on 10,000 series of 65 minutes, by turns with a real
 * Prometheus that has the same samples. {@code java -cp … QueryFigures DIRECTORY [PROMETHEUS]},
 * where the last is the folder of {@code prometheus} and {@code promtool}.
 */
public final class QueryFigures {

  private static final int SERIES = 10_000;
  private static final int SAMPLES = 65 * 4;
  private static final long STEP = 15_000;
  private static final int WARM_UP = 150;
  private static final int ROUNDS = 100;
  private static final int RULES = 1_000;

  private final SeriesStore store =
      SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(InstantSource.system()));
  private final Engine engine = new Engine(store);
  private final long start;

  private QueryFigures(long start) {
    this.start = start;
  }

  /** Prints them. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    Files.createDirectories(directory);
    long now = System.currentTimeMillis() / STEP * STEP;
    QueryFigures figures = new QueryFigures(now - SAMPLES * STEP);
    boolean compare = arguments.length > 1 && !arguments[1].isEmpty();
    Path text = directory.resolve("samples.txt");
    figures.fill(compare ? text : null);
    if (compare) {
      try (RealPrometheus prometheus =
          RealPrometheus.start(Path.of(arguments[1]), directory, text)) {
        figures.run(prometheus);
      }
      Files.delete(text);
    } else {
      figures.run(null);
    }
    figures.rules();
  }

  private void fill(@Nullable Path text) throws IOException {
    Random random = new Random(1);
    double[] values = new double[SERIES];
    List<SeriesReference> references = new ArrayList<>();
    List<Labels> labels = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      labels.add(
          Labels.of(
              Labels.NAME, "x", "cluster", "lab", "id", "qemu/" + (100 + i), "instance", "lab",
              "job", "pve", "name", "guest-" + i, "node", "pve" + i % 32));
    }
    double[][] all = new double[SAMPLES][];
    store.write(
        to -> {
          labels.forEach(each -> references.add(to.reference(each)));
          for (int s = 0; s < SAMPLES; s++) {
            for (int i = 0; i < SERIES; i++) {
              values[i] += random.nextInt(100_000);
              to.append(references.get(i), start + s * STEP, values[i]);
            }
            all[s] = values.clone();
          }
        });
    if (text == null) {
      return;
    }
    try (BufferedWriter out = Files.newBufferedWriter(text)) {
      out.write("# TYPE x gauge\n");
      for (int i = 0; i < SERIES; i++) {
        String series = labels.get(i).toString().replace(", ", ",");
        for (int s = 0; s < SAMPLES; s++) {
          out.write(series + " " + all[s][i] + " " + (start + s * STEP) / 1000 + "\n");
        }
      }
      out.write("# EOF\n");
    }
  }

  private void run(@Nullable RealPrometheus prometheus) throws Exception {
    long end = start + (SAMPLES - 1) * STEP;
    compare(prometheus, "sum by (node) (rate(x[5m]))", end, end, 0);
    compare(prometheus, "x > 1e12", end, end, 0);
    compare(prometheus, "topk(5, x)", end, end, 0);
    compare(prometheus, "x * on (id) group_left () x", end, end, 0);
    long hourAgo = end - 3_600_000;
    // Three nodes and a bit: 1,000 series.
    String thousand = "x{id=~\"qemu/1...\"}";
    compare(prometheus, "rate(" + thousand + "[5m])", hourAgo, end, STEP);
    compare(prometheus, "sum by (node) (rate(" + thousand + "[5m]))", hourAgo, end, STEP);
    compare(prometheus, thousand, hourAgo, end, STEP);
    compare(prometheus, "max_over_time(" + thousand + "[10m])", hourAgo, end, STEP);
  }

  private void compare(@Nullable RealPrometheus prometheus, String query, long from, long to, long step)
      throws Exception {
    Expr expr = PromQl.parse(query);
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long begun = System.nanoTime();
      if (step == 0) {
        engine.instant(expr, Instant.ofEpochMilli(to));
      } else {
        engine.range(
            expr, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), Duration.ofMillis(step));
      }
      double took = (System.nanoTime() - begun) / 1e6;
      double their = prometheus == null || i < -5 ? 0 : prometheus.millis(query, from, to, step);
      if (i >= 0) {
        ours[i] = took;
        theirs[i] = their;
      }
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    System.out.printf(
        "%-60s %s: ours %.2f ms (%.2f-%.2f)",
        query, step == 0 ? "instant" : "range  ", ours[ROUNDS / 2], ours[0], ours[ROUNDS - 1]);
    System.out.println(
        prometheus == null
            ? ""
            : String.format(
                ", Prometheus %.2f ms (%.2f-%.2f), ratio %.2f",
                theirs[ROUNDS / 2],
                theirs[0],
                theirs[ROUNDS - 1],
                ours[ROUNDS / 2] / theirs[ROUNDS / 2]));
  }

  /** A thousand alerting expressions, each over all series. */
  private void rules() {
    List<Expr> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      rules.add(PromQl.parse("x > " + (1e12 + i)));
    }
    double[] seconds = new double[9];
    for (int round = -3; round < seconds.length; round++) {
      long begun = System.nanoTime();
      for (Expr rule : rules) {
        engine.instant(rule, Instant.ofEpochMilli(start + (SAMPLES - 1) * STEP));
      }
      if (round >= 0) {
        seconds[round] = (System.nanoTime() - begun) / 1e9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%,d alerting expressions over %,d series: %.2f s (%.2f-%.2f)%n",
        RULES, SERIES, seconds[4], seconds[0], seconds[8]);
  }
}
