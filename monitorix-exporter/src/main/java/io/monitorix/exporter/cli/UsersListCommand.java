package io.monitorix.exporter.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the users.", mixinStandardHelpOptions = true)
final class UsersListCommand implements Callable<Integer> {

  @Option(
      names = {"--output", "-o"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private AlertmanagerOptions.Output output = AlertmanagerOptions.Output.TABLE;

  @Mixin private MonitorixOptions server = new MonitorixOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            MonitorixOptions.print(
                spec.commandLine(),
                output,
                List.of("NAME", "ROLE", "SCOPE", "ENABLED", "SECOND FACTOR", "LAST LOGIN"),
                open.list(Map.of(), Integer.MAX_VALUE, "users"),
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
