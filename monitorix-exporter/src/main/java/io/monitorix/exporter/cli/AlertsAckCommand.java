package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "ack",
    description =
        "Acknowledges alerts: nobody is told again until they are resolved. Prints the silences that"
            + " see to that.",
    mixinStandardHelpOptions = true)
final class AlertsAckCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FINGERPRINT",
      arity = "1..*",
      description = "As alerts list prints it; its beginning is enough where it means one alert.")
  private List<String> fingerprints = new ArrayList<>();

  @Option(
      names = {"--comment", "-c"},
      paramLabel = "TEXT",
      description = "What is done about it.")
  private String comment = "";

  @Option(
      names = {"--author", "-a"},
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who takes care (default: the user of this process).")
  private String author = "";

  @Option(
      names = {"--duration", "-d"},
      paramLabel = "D",
      description =
          "How long it lasts at most (default: what the server has as"
              + " routing.acknowledgement.for, else 1d).")
  private String duration = "";

  @Option(
      names = "--group",
      description = "All alerts of the same name in the group that is told together.")
  private boolean group;

  @Mixin private AlertmanagerOptions server = new AlertmanagerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!duration.isEmpty()) {
      try {
        long unused = ScriptDuration.millis(duration);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--duration: " + e.getMessage());
      }
    }
    return server.ask(
        spec.commandLine(),
        open -> {
          List<Entry> alerts = open.alerts(Matchers.NONE);
          int status = CommandLineInterface.FINE;
          for (String fingerprint : fingerprints) {
            if (!acknowledge(open, alerts, fingerprint.toLowerCase(Locale.ROOT))) {
              status = CommandLineInterface.PROBLEMS;
            }
          }
          return status;
        });
  }

  private boolean acknowledge(AlertmanagerServer open, List<Entry> alerts, String begin) {
    List<String> meant =
        alerts.stream()
            .map(alert -> alert.text("fingerprint"))
            .filter(fingerprint -> fingerprint.startsWith(begin))
            .toList();
    if (meant.size() != 1) {
      return failed(
          meant.isEmpty()
              ? Texts.of(spec).say("alert.unknown", begin)
              : Texts.of(spec).say("alert.ambiguous", begin));
    }
    try {
      spec.commandLine()
          .getOut()
          .println(open.acknowledge(meant.get(0), author, comment, duration, group));
      return true;
    } catch (ServerFailedException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private boolean failed(String why) {
    spec.commandLine().getErr().println("monitorix: " + why);
    return false;
  }
}
