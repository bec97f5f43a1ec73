package io.monitorix.exporter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      RulesOverrideCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw UsageProblems.commandMissing(spec);
  }

  @Command(
      name = "enable",
      description = "Has an alert evaluated that was left out.",
      mixinStandardHelpOptions = true)
  Integer enable(@Mixin RuleChange rule, @Mixin RuleChange.Note note) {
    return rule.set(spec.commandLine(), "enabled", true, note);
  }

  @Command(
      name = "disable",
      description = "Leaves an alert out, until it is enabled or restored.",
      mixinStandardHelpOptions = true)
  Integer disable(@Mixin RuleChange rule, @Mixin RuleChange.Note note) {
    return rule.set(spec.commandLine(), "enabled", false, note);
  }

  @Command(
      name = "restore",
      description = "Has an alert evaluated as the configuration says.",
      mixinStandardHelpOptions = true)
  Integer restore(@Mixin RuleChange rule) {
    return rule.undo(spec.commandLine());
  }
}
