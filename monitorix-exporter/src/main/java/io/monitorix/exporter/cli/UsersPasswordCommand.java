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
    name = "password",
    description = "Gives a user another password, and ends their sessions.",
    mixinStandardHelpOptions = true)
final class UsersPasswordCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The user.")
  private String name = "";

  @Mixin private NewPassword password = new NewPassword();

  @Mixin private MonitorixOptions server = new MonitorixOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> fields = Map.of("password", password.read(spec.commandLine()));
    return server.ask(
        spec.commandLine(),
        open -> {
          MonitorixServer.Found user = open.get("users", name);
          open.change("PATCH", fields, user.tag(), "users", name);
          return CommandLineInterface.FINE;
        });
  }
}
