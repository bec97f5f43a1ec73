package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.ReportServer;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = "Prints or sends a report of routing.reports of a running server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ReportCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Which server is asked for which report. */
  static final class Asked {

    @Parameters(paramLabel = "NAME", description = "Its name in routing.reports.")
    private String name = "";

    @Option(
        names = "--server",
        paramLabel = "URL",
        defaultValue = "http://127.0.0.1:9221",
        descriptionKey = "server.monitorix",
        description = "A running Monitorix (default: ${DEFAULT-VALUE}).")
    private String server = "";

    @Mixin private ServerOptions options = new ServerOptions();
  }

  @Override
  public void run() {
    throw UsageProblems.commandMissing(spec);
  }

  @Command(
      name = "print",
      description = "Prints it as it would be sent now.",
      mixinStandardHelpOptions = true)
  Integer print(@Mixin Asked asked) {
    return ask(asked, ReportServer::written);
  }

  @Command(
      name = "send",
      description = "Sends it now through all integrations of its receiver.",
      mixinStandardHelpOptions = true)
  Integer send(@Mixin Asked asked) {
    return ask(asked, ReportServer::send);
  }

  private Integer ask(Asked asked, BiFunction<ReportServer, String, String> question) {
    CommandLine command = spec.commandLine();
    try (ReportServer server = asked.options.open(command, asked.server, ReportServer::new)) {
      command.getOut().println(question.apply(server, asked.name));
      return CommandLineInterface.FINE;
    }
  }
}
