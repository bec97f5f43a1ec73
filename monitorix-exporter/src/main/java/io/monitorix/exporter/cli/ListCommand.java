package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a server for a list, and prints it as a table or as JSON. */
abstract class ListCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MATCHER",
      arity = "0..*",
      description =
          "Of the labels that they are about, severity=critical for instance; first may be a name.")
  private List<String> matchers = new ArrayList<>();

  @Option(
      names = {"--output", "-o"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private AlertmanagerOptions.Output output = AlertmanagerOptions.Output.TABLE;

  @Mixin private AlertmanagerOptions server = new AlertmanagerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() {
    Matchers filter = AlertmanagerOptions.matchers(spec.commandLine(), matchers);
    return server.ask(
        spec.commandLine(),
        open -> {
          print(ask(open, filter));
          return CommandLineInterface.FINE;
        });
  }

  /** What is to be listed. */
  abstract List<Entry> ask(AlertmanagerServer open, Matchers filter);

  /** The columns of the table. */
  abstract List<Column> columns();

  private void print(List<Entry> entries) {
    PrintWriter out = spec.commandLine().getOut();
    if (output == AlertmanagerOptions.Output.JSON) {
      out.println(Entry.json(entries));
    } else {
      Table.print(out, Texts.of(spec), columns(), entries);
    }
  }
}
