package io.monitorix.alerts.store;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.RoutingRunner;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertIntake;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Lanes;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.routing.RoutingStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A process that routes alerts to a sink until it is killed: the store, the routing, the queue of a
 * real one. It reads commands line by line and answers each once it is done; what it has answered
 * it must not forget. The arguments are the sink's URL, and a directory or a database's URL.
 */
final class MortalMain {

  /** How many attempts are made at once: so many may be told twice when the process is killed. */
  static final int WIDTH = 4;

  private static final String CONFIG =
      """
      route:
        receiver: sink
        group_by: ['...']
        group_wait: 0s
        group_interval: 10s
        repeat_interval: 4h
      receivers:
      - name: sink
        webhook_configs: [{url: 'http://x/'}]
      """;

  private final InstantSource clock = InstantSource.system();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI sink;
  private final Silences silences;
  private final AlertIntake intake;
  private final RoutingRunner runner;

  private MortalMain(URI sink, AlertStore store) {
    this.sink = sink;
    RoutingStore kept = store.routing();
    RoutingConfig config =
        RoutingConfig.parse("mortal.yml", CONFIG, RoutingConfig.ALERTMANAGER_INTEGRATIONS);
    silences =
        new Silences(
            clock, Duration.ofDays(5), kept.silences(), () -> UUID.randomUUID().toString());
    AlertRouting routing =
        new AlertRouting(
            config,
            AlertRouting.integrations(config),
            new AlertRouting.Surroundings(
                clock,
                silences,
                kept.notifications(),
                kept.groups(),
                this::tell,
                new Lanes(Executors.newCachedThreadPool(), WIDTH),
                new Random()));
    intake = new AlertIntake(routing.board(), kept.alerts(), clock);
    intake.restore();
    runner = new RoutingRunner(routing, clock, Executors.newSingleThreadScheduledExecutor());
  }

  public static void main(String[] args) throws IOException {
    Database database =
        args[1].startsWith("jdbc:")
            ? new Database.Postgresql(args[1], "postgres", "secret")
            : new Database.Sqlite(Path.of(args[1]));
    AlertStore store = AlertStore.open(AlertStoreOptions.in(database));
    MortalMain main = new MortalMain(URI.create(args[0]), store);
    System.out.println("ready");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String command;
    while ((command = commands.readLine()) != null) {
      main.obey(List.of(command.split(" ")));
      System.out.println(command);
    }
  }

  /** {@code fire FROM TO}, {@code resolve FROM TO}, {@code silence GROUP}. */
  private void obey(List<String> command) {
    Instant now = clock.instant();
    if (command.get(0).equals("silence")) {
      silences.set(
          Silence.draft(
              Matchers.parse("{quiet=\"" + command.get(1) + "\"}"),
              now,
              now.plus(Duration.ofDays(1)),
              "me",
              "-"));
      return;
    }
    Instant end = command.get(0).equals("fire") ? now.plus(Duration.ofDays(1)) : now;
    List<PostedAlert> alerts = new ArrayList<>();
    for (int i = Integer.parseInt(command.get(1)); i < Integer.parseInt(command.get(2)); i++) {
      String quiet = command.size() > 3 ? command.get(3) : "";
      Labels labels = Labels.of("alertname", "A", "number", Integer.toString(i), "quiet", quiet);
      alerts.add(new PostedAlert(labels, Labels.EMPTY, now.minusSeconds(1), end, ""));
    }
    if (!intake.post(alerts).isEmpty()) {
      throw new IllegalStateException("refused: " + command);
    }
    runner.wake();
  }

  private Notifier.HandOver tell(Flush flush) {
    StringBuilder body = new StringBuilder();
    for (Alert alert : flush.alerts()) {
      body.append(alert.isResolved(flush.at()) ? "resolved " : "firing ");
      body.append(alert.labels().get("number")).append('\n');
    }
    try {
      HttpResponse<Void> answer =
          http.send(
              HttpRequest.newBuilder(sink)
                  .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200
          ? new Notifier.Sent("")
          : new Notifier.RetryLater("status " + answer.statusCode(), Optional.empty());
    } catch (IOException e) {
      return new Notifier.RetryLater(e.toString(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Notifier.RetryLater("interrupted", Optional.empty());
    }
  }
}
