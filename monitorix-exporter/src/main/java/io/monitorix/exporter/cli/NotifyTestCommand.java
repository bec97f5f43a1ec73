package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.exporter.routing.ReceiverTrial;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    description =
        "Sends a sample through each integration of a receiver, and prints what came of it.",
    mixinStandardHelpOptions = true)
final class NotifyTestCommand implements Callable<Integer> {

  private static final String USUAL_URL = "http://localhost:9221";

  @Parameters(paramLabel = "RECEIVER", description = "Its name in the routing file.")
  private String receiver = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration, which names the routing file (default: monitorix.yml).")
  private @Nullable Path config;

  @Option(
      names = "--config.file",
      paramLabel = "FILE",
      description = "A routing file alone, such as alertmanager.yml.")
  private @Nullable Path routingFile;

  @Option(
      names = "--integration",
      paramLabel = "KIND",
      description = "Those of this kind alone: slack, or slack[0].")
  private @Nullable String integration;

  @Option(names = "--resolved", description = "Says that the sample is resolved.")
  private boolean resolved;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (config != null && routingFile != null) {
      throw usage(Texts.of(spec).say("exclude", "--config", "--config.file"));
    }
    String externalUrl = USUAL_URL;
    RoutingSettings settings;
    if (routingFile != null) {
      settings = new RoutingSettings(Optional.of(routingFile));
    } else {
      Path file = config == null ? Path.of("monitorix.yml") : config;
      MonitorixConfig loaded = new ConfigLoader(System.getenv()).load(file);
      settings = loaded.routing();
      URI url = loaded.web().externalUrl();
      externalUrl = url == null ? USUAL_URL : url.toString();
    }
    try (ReceiverTrial trial = ReceiverTrial.of(settings, externalUrl, InstantSource.system())) {
      return send(trial);
    }
  }

  private int send(ReceiverTrial trial) {
    if (!trial.receivers().contains(receiver)) {
      throw usage(
          Texts.of(spec).say("receiver.unknown", receiver, String.join(", ", trial.receivers())));
    }
    List<Integration> all = trial.integrations(receiver);
    List<Integration> wanted = all.stream().filter(this::isWanted).toList();
    if (wanted.isEmpty() && !all.isEmpty()) {
      throw usage(
          Texts.of(spec)
              .say(
                  "integration.unknown",
                  receiver,
                  String.valueOf(integration),
                  String.join(", ", all.stream().map(NotifyTestCommand::name).toList())));
    }
    List<List<String>> rows = new ArrayList<>();
    TextBundle texts = Texts.of(spec);
    rows.add(
        List.of(
            texts.say("column.integration"),
            texts.say("column.result"),
            texts.say("column.took"),
            texts.say("column.answer")));
    boolean fine = !wanted.isEmpty();
    for (Integration each : wanted) {
      if (resolved && !each.sendResolved()) {
        rows.add(List.of(name(each), texts.say("left.out"), "", texts.say("send.resolved.off")));
        continue;
      }
      ReceiverTrial.Attempt attempt = trial.send(each, resolved);
      fine &= attempt.outcome() instanceof Notifier.Sent;
      rows.add(
          List.of(
              name(each),
              result(texts, attempt.outcome()),
              attempt.took().toMillis() + " ms",
              answer(attempt.outcome())));
    }
    if (wanted.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("monitorix: " + Texts.of(spec).say("receiver.empty", receiver));
    } else {
      Columns.print(spec.commandLine().getOut(), rows);
    }
    return fine ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }

  private boolean isWanted(Integration each) {
    return integration == null || integration.equals(each.type()) || integration.equals(name(each));
  }

  private static String name(Integration integration) {
    return integration.type() + "[" + integration.index() + "]";
  }

  private static String result(TextBundle texts, Notifier.HandOver outcome) {
    if (outcome instanceof Notifier.Sent) {
      return texts.say("sent");
    }
    return outcome instanceof Notifier.RetryLater ? texts.say("retry") : texts.say("refused");
  }

  private static String answer(Notifier.HandOver outcome) {
    if (outcome instanceof Notifier.Sent sent) {
      return sent.detail();
    }
    if (outcome instanceof Notifier.RetryLater later) {
      return later.reason();
    }
    return outcome instanceof Notifier.GivenUp refused ? refused.reason() : "";
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
