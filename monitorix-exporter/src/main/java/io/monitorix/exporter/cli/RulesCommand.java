package io.monitorix.exporter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "rules",
    description = "Works with Prometheus rule files, and with the rules of a running server.",
    subcommands = {
      RulesCheckCommand.class,
      RulesTestCommand.class,
      RulesEvalCommand.class,
      RulesPrintCommand.class,
      RulesListCommand.class,
      RulesEnableCommand.class,
      RulesDisableCommand.class,
      RulesOverrideCommand.class,
      RulesRestoreCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw UsageProblems.commandMissing(spec);
  }
}
