package io.monitorix.exporter.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.query.Answer;
import io.monitorix.alerts.remote.query.PrometheusServer;
import io.monitorix.alerts.remote.query.Queried;
import io.monitorix.alerts.remote.query.QueryFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks a real Prometheus and our engine the same: profile {@code prometheus-diff}, property {@code
 * prometheus} with the path of the binary, {@code queries} and {@code seed} at will.
 */
@EnabledIfSystemProperty(named = "prometheus", matches = ".+")
class PrometheusDifferenceTest {

  private static final double NEAR = 1e-12;

  private static final int TOLD = 25;

  @TempDir private Path folder;

  @Test
  void randomQueriesHaveTheSameAnswers() throws Exception {
    long seed = Long.getLong("seed", 1);
    int queries = Integer.getInteger("queries", 100_000);
    Random random = new Random(seed);
    List<RandomSeries> all = RandomSeries.all(random);
    MemorySeries series = new MemorySeries();
    all.forEach(
        one -> one.samples().forEach((time, value) -> series.add(one.labels(), time, value)));
    LocalEngine ours = new LocalEngine(series);
    RandomQueries generator = new RandomQueries(random);
    Tally tally = new Tally();
    try (PrometheusProcess process =
            new PrometheusProcess(Path.of(System.getProperty("prometheus")), folder);
        PrometheusServer theirs =
            new PrometheusServer(
                Endpoint.of(URI.create(process.url()), Duration.ofMinutes(1)), 1L << 30)) {
      process.write(all);
      for (int i = 0; i < queries; i++) {
        String query = generator.next();
        // 3 ms past the second: no window's edge meets a sample or a subquery's step.
        Instant time = Instant.ofEpochMilli(1_200_003 + 1000L * random.nextInt(2000));
        Duration step = Duration.ofSeconds(1 + random.nextInt(120));
        boolean range = i % 4 == 0;
        tally.add(
            query + (range ? " from " : " at ") + time + (range ? " step " + step : ""),
            Outcome.of(theirs, inWordsOf242(query), time, step, range),
            Outcome.of(ours, query, time, step, range));
      }
    }
    System.out.println(tally.summary() + ", seed " + seed);
    assertThat(tally.different).isEmpty();
    assertThat(tally.answered).isGreaterThan(queries / 2);
  }

  private static String inWordsOf242(String query) {
    return query.replace("double_exponential_smoothing", "holt_winters");
  }

  /** What came: points by labels, or an error. */
  private record Outcome(Map<Labels, TreeMap<Long, Double>> points, String error) {

    static Outcome of(Queried queried, String query, Instant time, Duration step, boolean range) {
      try {
        Answer answer =
            range
                ? queried.range(query, time, time.plus(step.multipliedBy(5)), step)
                : queried.instant(query, time);
        return new Outcome(points(answer.value()), "");
      } catch (QueryFailedException e) {
        return new Outcome(Map.of(), String.valueOf(e.getMessage()));
      }
    }

    private static Map<Labels, TreeMap<Long, Double>> points(Value value) {
      Map<Labels, TreeMap<Long, Double>> points = new HashMap<>();
      if (value instanceof Value.Scalar scalar) {
        put(points, Labels.EMPTY, scalar.time(), scalar.value());
      } else if (value instanceof Value.Vector vector) {
        vector.elements().forEach(each -> put(points, each.labels(), each.time(), each.value()));
      } else if (value instanceof Value.Matrix matrix) {
        for (Value.Row row : matrix.rows()) {
          for (int i = 0; i < row.size(); i++) {
            put(points, row.labels(), row.times()[i], row.values()[i]);
          }
        }
      }
      return points;
    }

    private static void put(
        Map<Labels, TreeMap<Long, Double>> into, Labels labels, long time, double value) {
      into.computeIfAbsent(labels, any -> new TreeMap<>()).put(time, value);
    }

    boolean isSameAs(Outcome other) {
      return points.keySet().equals(other.points.keySet())
          && points.entrySet().stream()
              .allMatch(each -> same(each.getValue(), other.points.get(each.getKey())));
    }

    private static boolean same(TreeMap<Long, Double> left, @Nullable TreeMap<Long, Double> right) {
      return right != null
          && left.keySet().equals(right.keySet())
          && left.keySet().stream()
              .allMatch(time -> near(left.getOrDefault(time, 0.0), right.getOrDefault(time, 0.0)));
    }

    private static boolean near(double a, double b) {
      return a == b
          || (Double.isNaN(a) && Double.isNaN(b))
          || Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
    }

    @Override
    public String toString() {
      return error.isEmpty() ? points.toString() : "error: " + error;
    }
  }

  private static final class Tally {

    private final List<String> different = new ArrayList<>();
    private int asked;
    private int answered;
    private int empty;
    private int failed;
    private int compensated;
    private int differences;

    void add(String query, Outcome theirs, Outcome ours) {
      asked++;
      if (theirs.error().isEmpty() == ours.error().isEmpty()) {
        answered += ours.error().isEmpty() ? 1 : 0;
        failed += ours.error().isEmpty() ? 0 : 1;
        empty += ours.error().isEmpty() && ours.points().isEmpty() ? 1 : 0;
        if (theirs.isSameAs(ours)) {
          return;
        }
      } else if ((theirs.error() + ours.error()).contains("same labelset")) {
        // Names go at the end in 3: what collides on the way there may not matter, or just so.
        compensated++;
        return;
      }
      differences++;
      if (different.size() < TOLD) {
        different.add(query + "\n  theirs " + theirs + "\n  ours   " + ours + "\n");
      }
    }

    String summary() {
      return asked
          + " queries: "
          + answered
          + " answered ("
          + empty
          + " empty), "
          + failed
          + " refused by both, "
          + compensated
          + " left out, "
          + differences
          + " different";
    }
  }
}
