package io.monitorix.exporter.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "end", description = "Ends maintenance now.", mixinStandardHelpOptions = true)
final class MaintenanceEndCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "As maintenance list prints it.")
  private String id = "";

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          open.change("DELETE", null, "maintenance", id);
          spec.commandLine().getOut().println(id);
        });
  }
}
