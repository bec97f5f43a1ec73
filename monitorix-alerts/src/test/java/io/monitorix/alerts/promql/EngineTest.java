package io.monitorix.alerts.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.error.ExecutionException;
import io.monitorix.alerts.promql.error.QueryCanceledException;
import io.monitorix.alerts.promql.error.QueryException;
import io.monitorix.alerts.promql.error.QueryTimeoutException;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

  private static final Instant START = Instant.ofEpochSecond(300);
  private static final Instant END = Instant.ofEpochSecond(1800);
  private static final Duration STEP = Duration.ofSeconds(37);

  private final FixedSeries series = FixedSeries.random(7, 6);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load",
        "load offset 2m",
        "-load",
        "rate(requests_total[5m])",
        "sum by (job) (rate(requests_total[5m]))",
        "avg without (instance) (load)",
        "topk by (zone) (1, load)",
        "bottomk(2, load)",
        "limitk(3, load)",
        "limit_ratio(0.5, load)",
        "quantile by (zone) (0.9, load)",
        "count_values by (job) (\"value\", round(load, 5))",
        "stddev(load) + stdvar(load)",
        "load > 3",
        "load > bool 3",
        "3 < load",
        "requests_total / on (instance) errors_total",
        "requests_total - ignoring (zone) errors_total",
        "requests_total * on (job) group_left sum by (job) (load)",
        "load and on (instance) (requests_total > 500)",
        "load or errors_total",
        "load unless on (zone) (errors_total > 1000)",
        "max_over_time(load[3m:20s])",
        "rate(requests_total[4m:15s] offset 1m)",
        "sum_over_time(sum by (zone) (load)[5m:])",
        "load @ 900",
        "requests_total - requests_total @ end()",
        "increase(requests_total[3m] @ start())",
        "timestamp(load)",
        "time() - timestamp(load)",
        "predict_linear(load[5m], 60)",
        "deriv(load[5m])",
        "quantile_over_time(0.3, load[5m])",
        "mad_over_time(load[5m])",
        "double_exponential_smoothing(load[5m], 0.5, 0.3)",
        "absent(load{instance=\"i9\"})",
        "absent_over_time(load{instance=\"i1\"}[5s])",
        "changes(load[5m]) + resets(requests_total[5m])",
        "irate(requests_total[2m]) or idelta(load[2m])",
        "label_replace(load, \"where\", \"$1-x\", \"instance\", \"i(.)\")",
        "label_join(load, \"both\", \"/\", \"job\", \"zone\")",
        "scalar(load{instance=\"i1\"}) * vector(2)",
        "hour() * 60 + minute(vector(time()))",
        "clamp(load, -5, 5) + round(load, 0.5)",
        "present_over_time(load[1m]) * count_over_time(load[1m])",
        "last_over_time(load[1m]) == first_over_time(load[1m])",
        "ts_of_max_over_time(load[5m]) - ts_of_min_over_time(load[5m])",
        "group(load) by (zone) * 7 ^ 2",
        "histogram_quantile(0.5, label_replace(requests_total, \"le\", \"$1\", \"instance\","
            + " \"i(.)\") or label_replace(sum(requests_total), \"le\", \"+Inf\", \"\", \"\"))",
      })
  void aRangeIsAnInstantAtEachStep(String query) {
    Engine engine = new Engine(series);
    Map<Labels, Map<Long, Double>> range = new HashMap<>();
    Value.Matrix matrix =
        (Value.Matrix) engine.range(PromQl.parse(query), START, END, STEP).value();
    for (Value.Row row : matrix.rows()) {
      Map<Long, Double> points = range.computeIfAbsent(row.labels(), first -> new HashMap<>());
      for (int i = 0; i < row.size(); i++) {
        points.put(row.times()[i], row.values()[i]);
      }
    }

    Map<Labels, Map<Long, Double>> instants = new HashMap<>();
    for (Instant at = START; !at.isAfter(END); at = at.plus(STEP)) {
      // An instant query has another start and end: the range's stand in their place.
      String atThis =
          query
              .replace("end()", Long.toString(END.getEpochSecond()))
              .replace("start()", Long.toString(START.getEpochSecond()));
      Value value = engine.instant(PromQl.parse(atThis), at).value();
      if (value instanceof Value.Scalar scalar) {
        instants
            .computeIfAbsent(Labels.EMPTY, first -> new HashMap<>())
            .put(scalar.time(), scalar.value());
      } else {
        for (Value.Element element : ((Value.Vector) value).elements()) {
          instants
              .computeIfAbsent(element.labels(), first -> new HashMap<>())
              .put(element.time(), element.value());
        }
      }
    }

    assertThat(range).isEqualTo(instants).isNotEmpty();
  }

  @Test
  void aQueryThatTakesTooManySamplesIsRefused() {
    Engine engine = new Engine(series, options(40, Long.MAX_VALUE, 1));

    assertThatThrownBy(() -> engine.instant(PromQl.parse("rate(load[20m])"), END))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("too many samples")
        .extracting(e -> ((QueryException) e).errorType())
        .isEqualTo("execution");
  }

  @Test
  void queriesThatTakeTooManySamplesTogetherAreRefused() {
    Engine engine = new Engine(series, options(Long.MAX_VALUE, 40_000, 1));

    assertThatThrownBy(() -> engine.range(PromQl.parse("load"), START, END, Duration.ofMillis(150)))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("together");
    assertThat(engine.instant(PromQl.parse("count(load)"), END).value()).isNotNull();
  }

  @Test
  void aLabelThatGrowsAndGrowsIsRefused() {
    String query = "load";
    for (int i = 0; i < 40; i++) {
      query = "label_replace(" + query + ", \"big\", \"${1}${1}x\", \"big\", \"(?s)(.*)\")";
    }
    Engine engine = new Engine(series, options(1_000_000, Long.MAX_VALUE, 1));
    String hostile = query;

    assertThatThrownBy(() -> engine.instant(PromQl.parse(hostile), END))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("too many samples");
  }

  @Test
  void aSubqueryWithTooManyStepsIsRefused() {
    assertThatThrownBy(
            () -> new Engine(series).instant(PromQl.parse("sum_over_time(load[100y:1ms])"), END))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("too many steps");
  }

  @Test
  void aRangeWithTooManyStepsIsRefused() {
    assertThatThrownBy(
            () -> new Engine(series).range(PromQl.parse("load"), START, END, Duration.ofMillis(1)))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("11,000 points");
  }

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    AtomicLong nanos = new AtomicLong();
    SeriesSource slow =
        (matchers, hints) -> {
          nanos.addAndGet(Duration.ofMinutes(3).toNanos());
          return series.select(matchers, hints);
        };
    Engine engine = new Engine(slow, EngineOptions.DEFAULTS, nanos::get);

    assertThatThrownBy(() -> engine.instant(PromQl.parse("load + load"), END))
        .isInstanceOf(QueryTimeoutException.class)
        .hasMessageContaining("timed out");
  }

  @Test
  void aSingleSeriesWithManySamplesIsNoWayAroundTheTimeout() {
    AtomicLong nanos = new AtomicLong();
    FixedSeries one = new FixedSeries();
    for (int i = 0; i < 3000; i++) {
      one.add(Labels.of(Labels.NAME, "long"), 1000L * i, i);
    }
    Engine engine =
        new Engine(
            one, EngineOptions.DEFAULTS, () -> nanos.addAndGet(Duration.ofSeconds(30).toNanos()));

    assertThatThrownBy(
            () ->
                engine.range(
                    PromQl.parse("quantile_over_time(0.5, long[50m])"),
                    Instant.ofEpochSecond(3000),
                    Instant.ofEpochSecond(13_000),
                    Duration.ofSeconds(1)))
        .isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void aQueryIsCancelledFromAnotherThread() throws InterruptedException {
    CountDownLatch selecting = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    SeriesSource waiting =
        (matchers, hints) -> {
          selecting.countDown();
          await(cancelled);
          return series.select(matchers, hints);
        };
    Cancellation cancellation = new Cancellation();
    Thread other =
        new Thread(
            () -> {
              await(selecting);
              cancellation.cancel();
              cancelled.countDown();
            });
    other.start();

    assertThatThrownBy(
            () ->
                new Engine(waiting)
                    .answer(Query.instant(PromQl.parse("load + load"), END), cancellation))
        .isInstanceOf(QueryCanceledException.class);
    other.join();
  }

  @Test
  void aQueryThatDoesNotGetItsTurnTimesOut() throws InterruptedException {
    CountDownLatch selecting = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    SeriesSource waiting =
        (matchers, hints) -> {
          selecting.countDown();
          await(done);
          return new SeriesSet(List.of(), List.of());
        };
    EngineOptions options =
        new EngineOptions(
            Duration.ofMinutes(5),
            Duration.ofMillis(50),
            1000,
            Long.MAX_VALUE,
            1,
            10,
            Duration.ofMinutes(1));
    AtomicLong still = new AtomicLong();
    Engine engine = new Engine(waiting, options, still::get);
    Thread first = new Thread(() -> engine.instant(PromQl.parse("load"), END));
    first.start();
    await(selecting);

    assertThatThrownBy(() -> engine.instant(PromQl.parse("1"), END))
        .isInstanceOf(QueryTimeoutException.class)
        .hasMessageContaining("queue");
    done.countDown();
    first.join();
  }

  @Test
  void statisticsTellWhatWasTouched() {
    FixedSeries two =
        new FixedSeries()
            .add(Labels.of(Labels.NAME, "a", "i", "1"), 10_000, 1, 2, 3, 4)
            .add(Labels.of(Labels.NAME, "a", "i", "2"), 10_000, 1, 2);

    QueryResult result =
        new Engine(two)
            .range(
                PromQl.parse("sum_over_time(a[10s])"),
                Instant.ofEpochSecond(10),
                Instant.ofEpochSecond(30),
                Duration.ofSeconds(10));

    assertThat(result.statistics().series()).isEqualTo(2);
    assertThat(result.statistics().samples()).isEqualTo(4);
    assertThat(result.statistics().samplesPerStep()).containsExactly(2L, 1L, 1L);
    assertThat(result.statistics().peakSamples()).isBetween(4L, 20L);
  }

  @Test
  void notesTellTheLineAndColumn() {
    QueryResult result =
        new Engine(series).instant(PromQl.parse("1 +\n  sum(rate(load[5m]))"), END);

    assertThat(result.annotations().infos())
        .containsExactly(
            "PromQL info: metric might not be a counter, name does not end in"
                + " _total/_sum/_count/_bucket: \"load\" (2:12)");
  }

  private static EngineOptions options(long samples, long together, int concurrency) {
    return new EngineOptions(
        Duration.ofMinutes(5),
        Duration.ofMinutes(2),
        samples,
        together,
        concurrency,
        11_000,
        Duration.ofMinutes(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
