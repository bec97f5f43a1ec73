package io.monitorix.exporter.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists one's own tokens; an administrator all.",
    mixinStandardHelpOptions = true)
final class TokensListCommand implements Callable<Integer> {

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
                List.of("ID", "NAME", "ROLE", "SCOPE", "BY", "EXPIRES", "LAST USED", "REVOKED"),
                open.list(Map.of(), Integer.MAX_VALUE, "tokens"),
                token ->
                    List.of(
                        token.text("id"),
                        token.text("name"),
                        token.text("role"),
                        ScopeOptions.shown(token),
                        token.text("createdBy"),
                        token.text("expiresAt"),
                        token.text("lastUsedAt"),
                        token.text("revokedAt"))));
  }
}
