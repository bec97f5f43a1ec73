package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import io.monitorix.exporter.remote.MonitorixServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which running Monitorix is asked, and how. */
final class MonitorixOptions {

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9221",
      descriptionKey = "server.monitorix",
      description = "A running Monitorix (default: ${DEFAULT-VALUE}).")
  private String server = "";

  @Mixin private ServerOptions options = new ServerOptions();

  /** Asks the server; what it does not answer is told. */
  int ask(CommandLine command, ToIntFunction<MonitorixServer> question) {
    try (MonitorixServer open = open(command)) {
      int status = question.applyAsInt(open);
      command.getOut().flush();
      return status;
    } catch (ServerFailedException e) {
      command.getErr().println("monitorix: " + e.getMessage());
      return CommandLineInterface.PROBLEMS;
    }
  }

  private MonitorixServer open(CommandLine command) {
    try {
      return new MonitorixServer(options.endpoint(server));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--server: " + e.getMessage());
    }
  }

  /** Prints a list as a table or as JSON. */
  static int print(
      CommandLine command,
      AlertmanagerOptions.Output output,
      List<String> heading,
      List<Entry> entries,
      Function<Entry, List<String>> row) {
    if (output == AlertmanagerOptions.Output.JSON) {
      command.getOut().println(Entry.json(entries));
    } else if (entries.isEmpty()) {
      command.getOut().println(Texts.of(command.getCommandSpec()).say("nothing"));
    } else {
      List<List<String>> rows = new ArrayList<>(List.of(heading));
      entries.forEach(entry -> rows.add(row.apply(entry)));
      Columns.print(command.getOut(), rows);
    }
    return CommandLineInterface.FINE;
  }
}
