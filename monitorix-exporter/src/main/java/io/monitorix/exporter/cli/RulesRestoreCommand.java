package io.monitorix.exporter.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description = "Has an alert evaluated as the configuration says.",
    mixinStandardHelpOptions = true)
final class RulesRestoreCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "GROUP", description = "Of the alert.")
  private String group = "";

  @Parameters(index = "1", paramLabel = "ALERT", description = "Its name.")
  private String name = "";

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            open.change("DELETE", null, "rules", group, name)
                .ifPresent(after -> RuleChange.print(server, spec, after)));
  }
}
