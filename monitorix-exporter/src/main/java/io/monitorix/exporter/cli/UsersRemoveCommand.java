package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import java.util.Optional;
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

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          Optional<Entry> unused = open.change("DELETE", null, "users", name);
        });
  }
}
