package io.monitorix.exporter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "alerts",
    description = "Shows and acknowledges the alerts of a running server.",
    subcommands = {
      AlertsListCommand.class,
      AlertsShowCommand.class,
      AlertsAckCommand.class,
      AlertsHistoryCommand.class,
      AlertsNoteCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw UsageProblems.commandMissing(spec);
  }
}
