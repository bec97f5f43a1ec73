package io.monitorix.exporter.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "remove",
    description = "Ends the checks of a service that was added.",
    mixinStandardHelpOptions = true)
final class ServicesRemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "As services list prints it.")
  private String name = "";

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          open.change("DELETE", null, "services", name);
          spec.commandLine().getOut().println(name);
        });
  }
}
