package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.store.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a process that routes alerts, at random moments, again and again. The profile {@code crash}
 * does so two hundred times for each database.
 */
class CrashTest {

  private static final int KILLS = Integer.getInteger("crash.kills", 2);
  private static final int LONGEST_LIFE_MILLIS = 600;
  private static final int ALERTS_PER_LIFE = 150;
  private static final int BATCH = 5;

  @TempDir Path directory;

  private final Random random = new Random(Long.getLong("crash.seed", 1));
  private final ScheduledExecutorService hangman = Executors.newSingleThreadScheduledExecutor();

  /** What a process answered: that it has it for good. */
  private final Set<Integer> firing = new HashSet<>();

  private final Set<Integer> resolved = new HashSet<>();
  private final Set<Integer> maybeResolved = new HashSet<>();
  private final Set<Integer> quiet = new HashSet<>();
  private final Set<String> silences = new HashSet<>();
  private int next;

  /** One process, from its start to its death. */
  private static final class Life implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    Life(String sink, String database) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path"),
                  MortalMain.class.getName(),
                  sink,
                  database)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      commands = process.outputWriter(StandardCharsets.UTF_8);
      await("ready");
    }

    private boolean await(String answer) throws IOException {
      String line;
      while ((line = answers.readLine()) != null) {
        if (line.equals(answer)) {
          return true;
        }
      }
      return false;
    }

    /** Whether it was done: if not, nobody knows. */
    boolean does(String command) {
      try {
        commands.write(command + "\n");
        commands.flush();
        return await(command);
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasTakenIsToldWhateverIsKilled(TestDatabase kind) throws IOException {
    Database database = kind.fresh(directory);
    String where =
        database instanceof Database.Postgresql server ? server.url() : directory.toString();
    try (Sink sink = new Sink()) {
      for (int kill = 0; kill < KILLS; kill++) {
        liveAndDie(sink, where, kill);
      }
      try (Life last = new Life(sink.url(), where)) {
        assertThat(last.does("fire " + next + " " + next)).isTrue();
        Awaitility.await()
            .atMost(Duration.ofMinutes(5))
            .untilAsserted(() -> assertThat(missing(sink)).isEmpty());
      }
      assertThat(firing).hasSizeGreaterThan(KILLS * BATCH);
      quiet.forEach(number -> assertThat(sink.told()).doesNotContainKey("firing " + number));
      assertThat(storedSilences(database)).containsAll(silences);
      long twice = sink.told().values().stream().mapToLong(times -> times - 1).sum();
      System.out.printf(
          "%s: %d kills, %d alerts taken, %d of them resolved, %d silences, %d told twice%n",
          kind, KILLS, firing.size(), resolved.size(), silences.size(), twice);
      assertThat(twice).isLessThanOrEqualTo((long) MortalMain.WIDTH * KILLS);
    } finally {
      hangman.shutdownNow();
    }
  }

  private void liveAndDie(Sink sink, String where, int number) throws IOException {
    try (Life life = new Life(sink.url(), where)) {
      Future<?> unused =
          hangman.schedule(life::close, random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
      boolean alive = silence(life, "s" + number);
      for (int i = 0; alive && i < ALERTS_PER_LIFE / BATCH; i++) {
        alive = fire(life) && (i % 3 != 0 || resolve(life));
      }
      life.process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Alerts that come after the silence was taken must never be told. */
  private boolean silence(Life life, String name) {
    if (!life.does("silence " + name)) {
      return false;
    }
    silences.add(name);
    List<Integer> some = numbers();
    boolean done = life.does("fire " + some.get(0) + " " + next + " " + name);
    quiet.addAll(some);
    return done;
  }

  private boolean fire(Life life) {
    List<Integer> some = numbers();
    boolean done = life.does("fire " + some.get(0) + " " + next);
    if (done) {
      firing.addAll(some);
    }
    return done;
  }

  private boolean resolve(Life life) {
    List<Integer> candidates = new ArrayList<>(firing);
    candidates.removeAll(maybeResolved);
    int number = candidates.get(random.nextInt(candidates.size()));
    maybeResolved.add(number);
    boolean done = life.does("resolve " + number + " " + (number + 1));
    if (done) {
      resolved.add(number);
    }
    return done;
  }

  private List<Integer> numbers() {
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      some.add(next++);
    }
    return some;
  }

  /** What has still to be told. */
  private List<String> missing(Sink sink) {
    List<String> missing = new ArrayList<>();
    for (int number : firing) {
      boolean told = sink.told().containsKey("firing " + number);
      if (!told && !maybeResolved.contains(number)) {
        missing.add("firing " + number);
      }
      if (told && resolved.contains(number) && !sink.told().containsKey("resolved " + number)) {
        missing.add("resolved " + number);
      }
    }
    return missing;
  }

  private static List<String> storedSilences(Database database) {
    try (AlertStore store = AlertStore.open(AlertStoreOptions.in(database))) {
      return store.routing().silences().load().stream()
          .filter(silence -> silence.endsAt().isAfter(Instant.now()))
          .map(Silence::matchers)
          .map(matchers -> matchers.list().get(0).value())
          .toList();
    }
  }
}
