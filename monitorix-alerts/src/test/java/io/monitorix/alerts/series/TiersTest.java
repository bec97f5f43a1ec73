package io.monitorix.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.SeriesSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiersTest {

  private static final Labels LOAD = Labels.of("__name__", "load");
  private static final List<LabelMatcher> MATCHERS =
      List.of(LabelMatcher.equal("__name__", "load"));
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long STEP = 15_000;

  @TempDir private Path directory;

  private final TestClock clock = new TestClock(Instant.EPOCH);

  @ParameterizedTest
  @CsvSource({"5, 5", "10, 5", "60, 60", "180, 60"})
  void foldsOverAggregatesAreExact(long stepMinutes, long interval) {
    try (SeriesStore store = filled(2 * DAY, Duration.ofDays(7))) {
      long step = stepMinutes * MINUTE;
      for (long end = 12 * HOUR; end <= 30 * HOUR; end += 3 * HOUR) {
        Fold min = fold(store, "min_over_time", end, step, step);
        Fold max = fold(store, "max_over_time", end, step, step);
        Fold sum = fold(store, "avg_over_time", end, step, step);
        Fold raw = fold(store, null, end, 0, step);

        assertThat(sum.points).isEqualTo((int) (stepMinutes / interval));
        assertThat(min.min).isEqualTo(raw.min);
        assertThat(max.max).isEqualTo(raw.max);
        assertThat(sum.count).isEqualTo(raw.count);
        assertThat(sum.sum).isCloseTo(raw.sum, within(1e-9));
        assertThat(fold(store, "last_over_time", end, step, step).last).isEqualTo(raw.last);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stddev_over_time", "changes", "resets", "quantile_over_time", "irate"})
  void whatAggregatesCannotAnswerHasRawSamplesWhileTheyLast(String function) {
    try (SeriesStore store = filled(DAY, Duration.ofDays(7))) {
      SeriesSet found =
          store.select(MATCHERS, new SelectHints(HOUR + 1, 3 * HOUR, HOUR, HOUR, function));

      assertThat(found.infos()).isEmpty();
      assertThat(Samples.read(found.series().get(0), HOUR + 1, 2 * HOUR)).hasSize(240);
    }
  }

  @Test
  void rawSamplesThatAreGoneAreReplacedByTheFinestAggregates() {
    try (SeriesStore store = filled(3 * DAY, Duration.ofHours(12))) {
      SeriesSet found = store.select(MATCHERS, new SelectHints(0, 3 * DAY, 60_000, 0, null));
      SampleBuffer read = new SampleBuffer();
      found.series().get(0).read(0, 3 * DAY, read);

      assertThat(found.infos())
          .containsExactly("samples until 1970-01-03T12:00:00Z are aggregates of five minutes");
      assertThat(read.size()).isEqualTo(60 * 12 + 12 * 240);
      assertThat(read.time(0)).isEqualTo(5 * MINUTE);
      assertThat(read.value(0)).isEqualTo(value(5 * MINUTE));
      assertThat(read.count(0)).isEqualTo(20);
      assertThat(read.count(read.size() - 1)).isEqualTo(1);
    }
  }

  @Test
  void singleSamplesAreFoundBetweenTheHours() {
    try (SeriesStore store = filled(2 * DAY, Duration.ofDays(7))) {
      SeriesSet found = store.select(MATCHERS, new SelectHints(5 * HOUR, DAY, HOUR, 0, null));
      long at = 6 * HOUR + 37 * MINUTE;

      List<String> samples = Samples.read(found.series().get(0), at - 5 * MINUTE + 1, at);

      assertThat(found.infos()).hasSize(1);
      assertThat(samples)
          .containsExactly(6 * HOUR + 35 * MINUTE + " " + value(6 * HOUR) + " of 240");
    }
  }

  @Test
  void newestSamplesFollowOnAggregatesWithoutAGap() {
    try (SeriesStore store = filled(10 * HOUR, Duration.ofDays(7))) {
      Fold fold = fold(store, "sum_over_time", 10 * HOUR, HOUR, 10 * HOUR);

      assertThat(fold.count).isEqualTo(10 * 240);
      assertThat(fold.points).isLessThan(3 * 240 + 10);
    }
  }

  @Test
  void filesOfAggregatesAreMergedAndSayTheSameAfterARestart() {
    List<String> before;
    SelectHints hints = new SelectHints(0, 6 * DAY, 5 * MINUTE, 5 * MINUTE, "max_over_time");
    LabelMatcher load = MATCHERS.get(0);
    try (SeriesStore store = filled(6 * DAY, Duration.ofHours(4))) {
      before = Samples.of(store, hints, load).getOrDefault(LOAD, List.of());
      assertThat(store.status().blocks()).isLessThan(40);
    }
    try (SeriesStore store = open(Duration.ofHours(4))) {
      assertThat(Samples.of(store, hints, load).getOrDefault(LOAD, List.of())).isEqualTo(before);
      assertThat(before.size()).isGreaterThan(6 * 280);
    }
  }

  @Test
  void aDamagedFileOfAggregatesIsLeftOutWhenOthersAreMerged() throws IOException {
    filled(20 * HOUR, Duration.ofDays(7)).close();
    Path damaged = directory.resolve("5m-14400000-21600000.block");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[3] ^= 1;
    Files.write(damaged, bytes);

    try (SeriesStore store = open(Duration.ofDays(7))) {
      for (long time = 20 * HOUR + STEP; time <= 30 * HOUR; time += STEP) {
        store.append(LOAD, time, 1);
      }
      store.maintain();
      store.maintain();
    }

    assertThat(directory.resolve("5m-0-86400000.block")).exists();
    assertThat(damaged).doesNotExist();
    assertThat(directory.resolve("5m-14400000-21600000.block.damaged")).exists();
  }

  @Test
  void historyComesBeforeSamplesAndNeverOverThem() {
    try (SeriesStore store = filled(5 * HOUR, Duration.ofDays(7))) {
      try (HistoryLoad load = store.loadHistory()) {
        int taken =
            load.add(
                LOAD,
                new long[] {-120_000, -60_000, 0, STEP, 60_000},
                new double[] {1, Double.NaN, 3, 4, 5});
        assertThat(taken).isEqualTo(2);
      }
      try (HistoryLoad load = store.loadHistory()) {
        assertThat(load.add(LOAD, new long[] {-120_000, 0, 10}, new double[] {9, 9, 7}))
            .isEqualTo(1);
      }
    }
    try (SeriesStore store = open(Duration.ofDays(7))) {
      SeriesSet found = store.select(MATCHERS, new SelectHints(-DAY, HOUR, 0, 0, null));

      assertThat(found.infos()).hasSize(1).first().asString().contains("averages");
      assertThat(Samples.read(found.series().get(0), -DAY, STEP))
          .containsExactly("-120000 1.0", "0 3.0", "10 7.0", STEP + " " + value(STEP));
      assertThat(store.select(MATCHERS, new SelectHints(HOUR, 2 * HOUR, 0, 0, null)).infos())
          .isEmpty();
    }
  }

  @Test
  void historyNeedsNoDirectory() {
    try (SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(clock))) {
      try (HistoryLoad load = store.loadHistory()) {
        load.add(LOAD, new long[] {1, 2}, new double[] {1, 2});
      }
      store.append(LOAD, 3, 3);

      assertThat(Samples.of(store, "load").get(LOAD)).containsExactly("1 1.0", "2 2.0", "3 3.0");
    }
  }

  private SeriesStore open(Duration retention) {
    return SeriesStore.open(
        SeriesStoreOptions.DEFAULTS
            .in(directory)
            .keeping(retention, Tiers.DEFAULT)
            .maintainedBy(clock));
  }

  private SeriesStore filled(long until, Duration retention) {
    SeriesStore store = open(retention);
    for (long time = STEP; time <= until; time += STEP) {
      store.append(LOAD, time, value(time));
      if (time % HOUR == 0) {
        store.maintain();
      }
    }
    return store;
  }

  private static double value(long time) {
    return Math.sin(time / 1e6) * 10;
  }

  private static Fold fold(
      SeriesStore store, @Nullable String function, long end, long step, long range) {
    long from = end - range + 1;
    SeriesSet found = store.select(MATCHERS, new SelectHints(from, end, step, range, function));
    Series series = found.series().get(0);
    SampleBuffer read = new SampleBuffer();
    series.read(from, end, read);
    return new Fold(read);
  }

  private static final class Fold {

    private final int points;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;
    private long count;
    private double last;

    Fold(SampleBuffer read) {
      points = read.size();
      for (int i = 0; i < points; i++) {
        min = Math.min(min, read.value(i));
        max = Math.max(max, read.value(i));
        sum += read.value(i);
        count += read.count(i);
        last = read.value(i);
      }
    }
  }
}
