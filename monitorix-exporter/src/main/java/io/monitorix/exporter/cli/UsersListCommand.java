package io.monitorix.exporter.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the users.", mixinStandardHelpOptions = true)
final class UsersListCommand implements Callable<Integer> {

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(Map.of(), Integer.MAX_VALUE, "users"),
                List.of("NAME", "ROLE", "SCOPE", "ENABLED", "SECOND FACTOR", "LAST LOGIN"),
                user ->
                    List.of(
                        user.text("name"),
                        user.text("role"),
                        ScopeOptions.shown(user),
                        user.flag("enabled", false) ? "yes" : "no",
                        user.flag("secondFactor", false) ? "yes" : "no",
                        user.text("lastLoginAt"))));
  }
}
