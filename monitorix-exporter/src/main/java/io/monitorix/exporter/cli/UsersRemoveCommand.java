package io.monitorix.exporter.cli;

import io.monitorix.exporter.remote.MonitorixServer;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "remove",
    description = "Removes a user, with their sessions and tokens.",
    mixinStandardHelpOptions = true)
final class UsersRemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The user.")
  private String name = "";

  @Mixin private MonitorixOptions server = new MonitorixOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          MonitorixServer.Found user = open.get("users", name);
          open.change("DELETE", Map.of(), user.tag(), "users", name);
          return CommandLineInterface.FINE;
        });
  }
}
