package io.monitorix.alerts.routing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.notify.Fixtures;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.CircuitNotifier;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Lanes;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleRunner;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.AlertStoreOptions;
import io.monitorix.alerts.store.database.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How soon a webhook is told of a sample that makes a condition true; how many notifications a
 * second it takes; and what a receiver that hangs does to another. With a store in SQLite on a
 * disk. {@code java -cp … DeliveryFigures DIRECTORY}.
 */
public final class DeliveryFigures {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d+)\"");

  private static final int SAMPLES = 300;
  private static final int NOTIFICATIONS = 6_000;
  private static final int HUNG = 300;

  private static final String CONFIG =
      """
      route:
        receiver: hook
        group_by: ['...']
        group_wait: 0s
        routes:
        - {matchers: ['to="hung"'], receiver: hung}
      receivers:
      - {name: hook, webhook_configs: [{url: 'http://x/'}]}
      - {name: hung, webhook_configs: [{url: 'http://x/'}]}
      """;

  private final Map<Integer, Long> begun = new ConcurrentHashMap<>();
  private final Map<Integer, Long> told = new ConcurrentHashMap<>();
  private final Path directory;

  private DeliveryFigures(Path directory) {
    this.directory = directory;
  }

  /** Prints them. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService pool = Executors.newCachedThreadPool();
    server.setExecutor(pool);
    server.start();
    try (ServerSocket mute = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
      for (String part : List.of("delay", "rate", "hung")) {
        DeliveryFigures figures =
            new DeliveryFigures(Files.createTempDirectory(directory, part));
        server.createContext("/" + part, figures::take);
        figures.run(part, "http://127.0.0.1:" + server.getAddress().getPort() + "/" + part,
            "http://127.0.0.1:" + mute.getLocalPort() + "/");
      }
    } finally {
      server.stop(0);
      pool.shutdownNow();
    }
    System.exit(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      long now = System.nanoTime();
      Matcher matcher = NUMBER.matcher(body);
      while (matcher.find()) {
        told.putIfAbsent(Integer.parseInt(matcher.group(1)), now);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void run(String part, String url, String muteUrl) {
    io.monitorix.alerts.notify.Integration hook = webhook(url);
    io.monitorix.alerts.notify.Integration hung = webhook(muteUrl);
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    ExecutorService notifiers = Executors.newCachedThreadPool();
    try (AlertStore store =
        AlertStore.open(AlertStoreOptions.in(new Database.Sqlite(directory)))) {
      RoutingConfig config =
          RoutingConfig.parse("figures.yml", CONFIG, RoutingConfig.ALERTMANAGER_INTEGRATIONS);
      Notifier notifier =
          flush -> tell(flush, flush.receiver().equals("hook") ? hook : hung);
      AlertRouting routing =
          new AlertRouting(
              config,
              AlertRouting.integrations(config),
              new AlertRouting.Surroundings(
                  CLOCK,
                  new Silences(
                      CLOCK,
                      Duration.ofDays(5),
                      store.routing().silences(),
                      () -> UUID.randomUUID().toString()),
                  store.routing().notifications(),
                  store.routing().groups(),
                  new CircuitNotifier(notifier, CLOCK),
                  new Lanes(notifiers, 4),
                  new Random(1)));
      try (RoutingRunner runner = new RoutingRunner(routing, CLOCK, thread)) {
        switch (part) {
          case "delay" -> delay(store, routing);
          case "rate" -> rate(routing, runner);
          default -> hung(routing, runner);
        }
      }
    } finally {
      thread.shutdownNow();
      notifiers.shutdownNow();
      hook.close();
      hung.close();
    }
  }

  private static io.monitorix.alerts.notify.Integration webhook(String url) {
    return Fixtures.read("webhook_configs", "url: '" + url + "'\ntimeout: 10s");
  }

  private static Notifier.HandOver tell(
      Flush flush, io.monitorix.alerts.notify.Integration sender) {
    Result result =
        sender.send(
            new Message(
                flush.notification("http://localhost"),
                flush.groupKey(),
                Message.sha256(flush.id()),
                flush.previous()));
    if (result instanceof Result.Retry retry) {
      return new Notifier.RetryLater(retry.reason(), retry.after());
    }
    return result instanceof Result.Failed failed
        ? new Notifier.GivenUp(failed.reason())
        : new Notifier.Sent("");
  }

  /** Samples that make a condition true, at any time of an interval of a second. */
  private void delay(AlertStore store, AlertRouting routing) {
    try (SeriesStore series =
        SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(CLOCK))) {
      RuleManager rules =
          new RuleManager(
              new RuleEnvironment(
                  VectorQuery.of(new Engine(series)),
                  series,
                  SampleSink.into(series),
                  alerts -> routing.board().send(alerts),
                  RuleTemplates.TEMPLATES,
                  store,
                  store,
                  CLOCK));
      String file =
          """
          groups:
          - name: g
            interval: 1s
            rules:
            - {alert: A, expr: condition > 0, annotations: {summary: '{{ $labels.number }}'}}
          """;
      rules.load(
          RuleSettings.DEFAULTS, List.of(RuleFile.parse("r.yml", file, RuleTemplates.CHECK)));
      RuleRunner runner = RuleRunner.start(rules, 1);
      try {
        Random random = new Random(1);
        for (int number = 0; number < SAMPLES; number++) {
          pause(random.nextInt(200));
          Labels labels =
              Labels.of(Labels.NAME, "condition", "number", Integer.toString(number));
          begun.put(number, System.nanoTime());
          series.append(labels, CLOCK.instant().toEpochMilli(), 1);
        }
        await(SAMPLES);
      } finally {
        runner.close();
      }
      print("sample appended -> webhook told, evaluated each second", begun.keySet());
    }
  }

  private void rate(AlertRouting routing, RoutingRunner runner) {
    long start = System.nanoTime();
    for (int number = 0; number < NOTIFICATIONS; number += 100) {
      post(routing, number, number + 100, "hook");
      runner.wake();
    }
    await(NOTIFICATIONS);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,d notifications, a group each: %.1f s, %.0f a second%n",
        NOTIFICATIONS, seconds, NOTIFICATIONS / seconds);
  }

  private void hung(AlertRouting routing, RoutingRunner runner) {
    post(routing, 100_000, 100_000 + HUNG, "hung");
    runner.wake();
    pause(1_000);
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      post(routing, number, number + 1, "hook");
      runner.wake();
      numbers.add(number);
      pause(50);
    }
    await(200);
    print("posted -> webhook told, while 300 wait for a receiver that hangs", numbers);
  }

  private void post(AlertRouting routing, int from, int to, String receiver) {
    Instant now = CLOCK.instant();
    List<PostedAlert> alerts = new ArrayList<>();
    for (int number = from; number < to; number++) {
      alerts.add(
          new PostedAlert(
              Labels.of("alertname", "A", "number", Integer.toString(number), "to", receiver),
              Labels.EMPTY,
              now,
              now.plusSeconds(3_600),
              ""));
      begun.put(number, System.nanoTime());
    }
    routing.board().post(alerts);
  }

  private void await(int number) {
    long patience = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (told.size() < number) {
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("only " + told.size() + " of " + number + " were told");
      }
      pause(5);
    }
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }

  private void print(String what, Iterable<Integer> numbers) {
    List<Double> all = new ArrayList<>();
    numbers.forEach(number -> all.add((told.getOrDefault(number, 0L) - begun.getOrDefault(number, 0L)) / 1e6));
    double[] millis = all.stream().mapToDouble(each -> each).sorted().toArray();
    Arrays.sort(millis);
    System.out.printf(
        "%s: %.0f ms, p99 %.0f ms, most %.0f ms%n",
        what,
        millis[millis.length / 2],
        millis[Math.min(millis.length - 1, millis.length * 99 / 100)],
        millis[millis.length - 1]);
  }
}
