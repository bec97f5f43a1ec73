package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which server is asked about alerts and silences, and how. */
final class AlertmanagerOptions {

  /** How answers are printed. */
  enum Output {
    TABLE,
    JSON
  }

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9221",
      description =
          "A running Monitorix, or an Alertmanager such as http://localhost:9093"
              + " (default: ${DEFAULT-VALUE}).")
  private String server = "";

  @Mixin private ServerOptions options = new ServerOptions();

  /**
   * Asks the server.
   *
   * @throws ServerFailedException if it does not answer
   */
  int ask(CommandLine command, ToIntFunction<AlertmanagerServer> question) {
    try (AlertmanagerServer open = options.open(command, server, AlertmanagerServer::new)) {
      int status = question.applyAsInt(open);
      command.getOut().flush();
      return status;
    }
  }

  /** Matchers of the command line; a first word without an operator is the name of an alert. */
  static Matchers matchers(CommandLine command, List<String> texts) {
    Matchers all = Matchers.NONE;
    for (String text : texts) {
      boolean name = text.equals(texts.get(0)) && text.matches("[A-Za-z_][A-Za-z0-9_]*");
      try {
        all = all.and(Matchers.parse(name ? "alertname=" + text : text));
      } catch (MatcherSyntaxException e) {
        throw new ParameterException(command, e.reason());
      }
    }
    return all;
  }
}
