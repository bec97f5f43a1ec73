package io.monitorix.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {

  private static final long STEP = 15_000;
  private static final long LAST = Duration.ofHours(40).toMillis() / STEP;
  private static final int SERIES = 20;

  /** Whoever selects sees all that was appended before, each sample once, while blocks are cut. */
  @Test
  void readersSeeEverythingOnceWhileSamplesMoveFromTheHeapToFiles(@TempDir Path directory)
      throws Exception {
    AtomicLong appended = new AtomicLong();
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try (SeriesStore store =
        SeriesStore.open(
            SeriesStoreOptions.DEFAULTS.in(directory).maintainedBy(new TestClock(Instant.EPOCH)))) {
      Future<?> writer = executor.submit(() -> append(store, appended));
      Future<?> maintainer =
          executor.submit(
              () -> {
                while (appended.get() < LAST) {
                  store.maintain();
                }
              });
      Future<Boolean> reader = executor.submit(() -> read(store, appended));

      writer.get(60, TimeUnit.SECONDS);
      maintainer.get(60, TimeUnit.SECONDS);
      assertThat(reader.get(60, TimeUnit.SECONDS)).isTrue();
      store.maintain();
      assertThat(store.status().blocks()).isEqualTo(19);
    } finally {
      executor.shutdownNow();
    }
  }

  private static void append(SeriesStore store, AtomicLong appended) {
    for (long i = 1; i <= LAST; i++) {
      long now = i;
      store.write(
          to -> {
            for (int s = 0; s < SERIES; s++) {
              to.append(Labels.of("__name__", "m", "s", "" + s), now * STEP, (double) now);
            }
          });
      appended.set(i);
    }
  }

  private static boolean read(SeriesStore store, AtomicLong appended) {
    SampleBuffer buffer = new SampleBuffer();
    long before;
    do {
      before = appended.get();
      List<Series> found =
          store.select(List.of(LabelMatcher.equal("__name__", "m")), Samples.all()).series();
      if (before > 0 && found.size() != SERIES) {
        return false;
      }
      for (Series series : found) {
        buffer.clear();
        series.read(0, Long.MAX_VALUE, buffer);
        if (buffer.size() < before) {
          return false;
        }
        for (int i = 0; i < buffer.size(); i++) {
          if (buffer.value(i) != i + 1 || buffer.time(i) != (i + 1) * STEP) {
            return false;
          }
        }
      }
    } while (before < LAST);
    return true;
  }
}
