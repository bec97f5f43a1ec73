package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.SeriesSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes and times of a store of 100,000 series: what JMH is not made for. {@code java -cp …
 * StoreFigures [hours]}.
 */
public final class StoreFigures {

  private static final int SERIES = 100_000;
  private static final long STEP = 15_000;
  private static final long HOUR = 3_600_000;

  private StoreFigures() {}

  /** Prints them. */
  public static void main(String[] arguments) throws IOException {
    long hours = arguments.length > 0 ? Long.parseLong(arguments[0]) : 6;
    Path directory = Files.createTempDirectory("series");
    Site site = new Site(SERIES);
    long start = 1_700_006_400_000L / (2 * HOUR) * (2 * HOUR);
    long empty = heap();
    TestClock clock = new TestClock(java.time.Instant.ofEpochMilli(start));
    SeriesStoreOptions options = SeriesStoreOptions.DEFAULTS.in(directory).maintainedBy(clock);
    SeriesStore store = SeriesStore.open(options);
    List<SeriesReference> references = new ArrayList<>();
    store.write(to -> references.addAll(site.references(to)));
    System.out.println("fixed bytes a series without samples: " + (heap() - empty) / SERIES);
    long appending = 0;
    long peak = 0;
    long cutting = 0;
    for (long time = start + STEP; time <= start + hours * HOUR; time += STEP) {
      site.step();
      long now = time;
      long begun = System.nanoTime();
      store.write(
          to -> {
            for (int i = 0; i < SERIES; i++) {
              to.append(
                  references.get(i), now, site.value(i / site.guests(), i % site.guests()));
            }
          });
      appending += System.nanoTime() - begun;
      begun = System.nanoTime();
      if ((time - start) % HOUR == HOUR - STEP) {
        StoreStatus status = store.status();
        double samples = (double) (Math.min(now - status.minTime(), 3 * HOUR) / STEP + 1) * SERIES;
        peak = Math.max(peak, heap() - empty);
        System.out.printf(
            "after %d h: heap %d MiB, %.2f bytes a sample in chunks%n",
            (time - start) / HOUR + 1, (heap() - empty) >> 20, status.chunkBytes() / samples);
        begun = System.nanoTime();
      }
      if ((time - start) % (60 * STEP) == 0) {
        store.maintain();
        cutting = Math.max(cutting, System.nanoTime() - begun);
      }
    }
    System.out.printf(
        "appended at %.2f million samples/s; longest maintenance %d ms; peak heap %d MiB%n",
        (double) hours * HOUR / STEP * SERIES / (appending / 1e9) / 1e6,
        cutting / 1_000_000,
        peak >> 20);
    StoreStatus status = store.status();
    System.out.println("files: " + (status.blockBytes() >> 20) + " MiB of blocks, "
        + (status.journalBytes() >> 20) + " MiB of journal");
    select(store, start + hours * HOUR);
    long begun = System.nanoTime();
    store.close();
    System.out.println("stop: " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    begun = System.nanoTime();
    SeriesStore again = SeriesStore.open(options);
    System.out.println("start: " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    select(again, start + hours * HOUR);
    again.close();
  }

  private static void select(SeriesStore store, long end) {
    SelectHints hints = new SelectHints(end - 300_000 + 1, end, 0, 300_000, "rate");
    List<LabelMatcher> matchers =
        List.of(
            LabelMatcher.of(
                "__name__", LabelMatcher.Type.REGEX, "pve_guest_metric_1|pve_guest_metric_2"));
    long best = Long.MAX_VALUE;
    long samples = 0;
    SampleBuffer buffer = new SampleBuffer();
    for (int i = 0; i < 20; i++) {
      long begun = System.nanoTime();
      SeriesSet set = store.select(matchers, hints);
      samples = 0;
      for (io.monitorix.alerts.storage.Series series : set.series()) {
        buffer.clear();
        series.read(hints.from(), hints.to(), buffer);
        samples += buffer.size();
      }
      best = Math.min(best, System.nanoTime() - begun);
    }
    System.out.println("select and read 5 min of 10,000 series: " + best / 1000 + " µs, " + samples);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
