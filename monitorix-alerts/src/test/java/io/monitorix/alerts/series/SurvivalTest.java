package io.monitorix.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalTest {

  private static final long STEP = 15_000;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int SERIES = 5;

  @TempDir private Path directory;

  private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));

  @Test
  void aCleanStopKeepsEverything() {
    Map<Labels, List<String>> before;
    try (SeriesStore store = open()) {
      fill(store, 0, 7 * HOUR);
      before = Samples.of(store, "m");
    }

    try (SeriesStore store = open()) {
      assertThat(Samples.of(store, "m")).isEqualTo(before);
      assertThat(before.values().iterator().next()).hasSize((int) (7 * HOUR / STEP));
      fill(store, 7 * HOUR, 8 * HOUR);
      assertThat(Samples.of(store, "m").values().iterator().next())
          .hasSize((int) (8 * HOUR / STEP));
    }
  }

  @Test
  void onlyTheHeadIsOnTheHeap() throws IOException {
    try (SeriesStore store = open()) {
      fill(store, 0, 9 * HOUR);

      assertThat(store.status().minTime()).isGreaterThanOrEqualTo(6 * HOUR);
      assertThat(store.status().blocks()).isGreaterThanOrEqualTo(3);
      assertThat(names()).contains("raw-0-7200000.block").doesNotContain("head.block");
      assertThat(store.append(labels(0), HOUR, 1).isRefused()).isTrue();
      assertThat(store.append(labels(99), HOUR, 1).isRefused()).isTrue();
      assertThat(store.status().tooOld()).isEqualTo(2);
      try (Stream<Path> segments = Files.list(directory.resolve("wal"))) {
        assertThat(segments.count()).isLessThanOrEqualTo(3);
      }
    }
  }

  @Test
  void seriesThatDiedLeaveTheHeapAndStayInTheirBlock() {
    try (SeriesStore store = open()) {
      store.append(Labels.of("__name__", "dead"), 1, 1);
      fill(store, 15_000, 4 * HOUR);

      assertThat(store.status().series()).isEqualTo(SERIES);
      assertThat(store.status().seriesRemoved()).isEqualTo(1);
      assertThat(Samples.of(store, "dead")).hasSize(1);
    }
  }

  @Test
  void samplesExpireByTimeAndByBytes() {
    SeriesStoreOptions options =
        SeriesStoreOptions.DEFAULTS
            .in(directory)
            .keeping(Duration.ofHours(6), Tiers.NONE)
            .maintainedBy(clock);
    try (SeriesStore store = SeriesStore.open(options)) {
      fill(store, 0, 20 * HOUR);
      assertThat(first(store)).isBetween(12 * HOUR, 14 * HOUR + STEP);
    }
    try (SeriesStore store = SeriesStore.open(options.atMost(1))) {
      store.maintain();
      assertThat(store.status().blocks()).isZero();
      assertThat(first(store)).isGreaterThanOrEqualTo(16 * HOUR);
    }
  }

  @Test
  void anotherStoreOfTheSameDirectoryIsToldSo() {
    try (SeriesStore store = open()) {
      assertThat(store.status().series()).isZero();
      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use by another process")
          .hasMessageContaining(directory.toString());
    }
    open().close();
  }

  /** Nothing is read that was not written, and no file costs what is in another one. */
  @Test
  void aDamagedFileCostsNothingButItself(@TempDir Path copies) throws IOException {
    Map<Labels, List<String>> whole;
    try (SeriesStore store = open()) {
      fill(store, 0, 5 * HOUR);
    }
    try (SeriesStore store = open()) {
      fill(store, 5 * HOUR, 6 * HOUR - 10 * STEP);
      whole = Samples.of(store, "m");
      copy(directory, copies.resolve("crashed"));
    }
    Random random = new Random(5);
    int lost = 0;
    List<Path> files = files(copies.resolve("crashed"));
    for (int round = 0; round < 120; round++) {
      Path copy = copies.resolve("round" + round);
      copy(copies.resolve("crashed"), copy);
      Path damaged = copy.resolve(files.get(round % files.size()));
      damage(damaged, random);

      try (SeriesStore store =
          SeriesStore.open(SeriesStoreOptions.DEFAULTS.in(copy).maintainedBy(clock))) {
        Samples.of(store, "m");
        Map<Labels, List<String>> left = Samples.of(store, "m");
        int count = 0;
        for (Map.Entry<Labels, List<String>> series : left.entrySet()) {
          assertThat(whole).as("%s", damaged).containsKey(series.getKey());
          assertThat(new HashSet<>(whole.get(series.getKey())))
              .as("%s", damaged)
              .containsAll(series.getValue());
          count += series.getValue().size();
        }
        int all = (int) ((6 * HOUR - 10 * STEP) / STEP * SERIES);
        assertThat(count).as("%s", damaged).isGreaterThan(all / 4);
        lost += count < all ? 1 : 0;
        fill(store, 6 * HOUR, 6 * HOUR + 2 * STEP);
        assertThat(Samples.of(store, "m")).hasSize(SERIES);
      }
    }
    assertThat(lost).isGreaterThan(40);
  }

  @Test
  void aKilledProcessLosesFiveSecondsAtMost() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Appending.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    long last = -1;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while (last < 200_000 && (line = out.readLine()) != null) {
        last = line.matches("\\d+") ? Long.parseLong(line) : last;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }

    assertThat(last).isGreaterThanOrEqualTo(200_000);
    try (SeriesStore store = open()) {
      List<String> samples = Samples.of(store, "killed").values().iterator().next();
      assertThat(samples.size()).isGreaterThanOrEqualTo((int) last - 5_000);
      for (int i = 0; i < samples.size(); i++) {
        assertThat(samples.get(i)).isEqualTo(i + " " + (double) i);
      }
    }
  }

  /** Appends a sample a millisecond of its own time, as fast as it can. */
  static final class Appending {

    private Appending() {}

    public static void main(String[] arguments) {
      TestClock clock = new TestClock(Instant.EPOCH);
      SeriesStore store =
          SeriesStore.open(
              SeriesStoreOptions.DEFAULTS.in(Path.of(arguments[0])).maintainedBy(clock));
      for (long time = 0; time < 100_000_000; time++) {
        store.append(Labels.of("__name__", "killed"), time, (double) time);
        clock.advance(Duration.ofMillis(1));
        if (time % 1000 == 0) {
          store.maintain();
          System.out.println(time);
        }
      }
    }
  }

  private SeriesStore open() {
    return SeriesStore.open(SeriesStoreOptions.DEFAULTS.in(directory).maintainedBy(clock));
  }

  private static Labels labels(int series) {
    return Labels.of("__name__", "m", "s", "" + series);
  }

  private void fill(SeriesStore store, long from, long to) {
    for (long time = from + STEP; time <= to; time += STEP) {
      long now = time;
      store.write(
          appender -> {
            for (int s = 0; s < SERIES; s++) {
              appender.append(labels(s), now, Math.sin((double) now + s));
            }
          });
      if (time % 600_000 == 0) {
        store.maintain();
      }
    }
    store.maintain();
  }

  private static long first(SeriesStore store) {
    String sample = Samples.of(store, "m").getOrDefault(labels(0), List.of()).get(0);
    return Long.parseLong(sample.substring(0, sample.indexOf(' ')));
  }

  private Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    files(directory).forEach(file -> names.add(file.toString()));
    return names;
  }

  private static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walked = Files.walk(directory)) {
      walked
          .filter(file -> Files.isRegularFile(file) && !file.endsWith("lock"))
          .forEach(file -> files.add(directory.relativize(file)));
    }
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Files.createDirectories(to.resolve(file).getParent());
      Files.copy(from.resolve(file), to.resolve(file));
    }
  }

  private static void damage(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      return;
    }
    int at = random.nextInt(bytes.length);
    if (random.nextInt(3) == 0) {
      Files.write(file, java.util.Arrays.copyOf(bytes, at));
    } else {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
    }
  }
}
