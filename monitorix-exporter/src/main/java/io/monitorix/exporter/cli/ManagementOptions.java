package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Monitorix is asked, and how answers are printed. */
final class ManagementOptions {

  private static final int UNAUTHORIZED = 401;

  /** How answers are printed. */
  enum Output {
    TABLE,
    JSON,
    YAML
  }

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9221",
      descriptionKey = "server.monitorix",
      description = "A running Monitorix (default: ${DEFAULT-VALUE}).")
  private String server = "";

  @Option(
      names = {"--output", "-o"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      descriptionKey = "output.yaml",
      description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
  private Output output = Output.TABLE;

  @Mixin private ServerOptions options = new ServerOptions();

  /**
   * Asks the server; whom it does not know is told how to log in.
   *
   * @throws ServerFailedException if it does not answer for another reason
   */
  int ask(CommandLine command, Consumer<ManagementServer> question) {
    try (ManagementServer open = options.open(command, server, ManagementServer::new)) {
      question.accept(open);
      command.getOut().flush();
      return CommandLineInterface.FINE;
    } catch (ServerFailedException e) {
      if (e.status() != UNAUTHORIZED) {
        throw e;
      }
      command.getErr().println("monitorix: " + e.getMessage());
      command
          .getErr()
          .println(
              Texts.of(command.getCommandSpec())
                  .say("login.needed", "monitorix login", "--token-file, --user"));
      return CommandLineInterface.PROBLEMS;
    }
  }

  /** Whether a table is wanted. */
  boolean isTable() {
    return output == Output.TABLE;
  }

  /** Prints a list. */
  void print(CommandLine command, List<Entry> entries, List<Column> columns) {
    PrintWriter out = command.getOut();
    switch (output) {
      case JSON -> out.println(Entry.json(entries));
      case YAML -> out.print(yaml(entries.stream().map(Entry::fields).toList()));
      case TABLE -> Table.print(out, Texts.of(command.getCommandSpec()), columns, entries);
    }
  }

  /** Prints one thing; as YAML where a table is wanted. */
  void print(PrintWriter out, Map<String, Object> fields) {
    if (output == Output.JSON) {
      String list = Entry.json(List.of(new Entry(fields)));
      out.println(list.substring(1, list.length() - 1));
    } else {
      out.print(yaml(fields));
    }
  }

  private static String yaml(Object value) {
    return new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build())
        .dumpToString(Entry.plain(value));
  }
}
