package io.monitorix.exporter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "users",
    description = "Who may log in to a running server.",
    subcommands = {
      UsersListCommand.class,
      UsersAddCommand.class,
      UsersChangeCommand.class,
      UsersRemoveCommand.class,
      UsersPasswordCommand.class,
      UsersResetCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class UsersCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw UsageProblems.commandMissing(spec);
  }
}
