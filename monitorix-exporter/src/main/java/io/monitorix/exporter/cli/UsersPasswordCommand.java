package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import java.util.Map;
import java.util.Optional;
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

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> fields = Map.of("password", password.read(spec.commandLine()));
    return server.ask(
        spec.commandLine(),
        open -> {
          Optional<Entry> unused = open.change("PATCH", fields, "users", name);
        });
  }
}
