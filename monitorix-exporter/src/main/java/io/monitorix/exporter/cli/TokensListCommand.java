package io.monitorix.exporter.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists one's own tokens; an administrator all.",
    mixinStandardHelpOptions = true)
final class TokensListCommand implements Callable<Integer> {

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(Map.of(), Integer.MAX_VALUE, "tokens"),
                List.of("ID", "NAME", "ROLE", "SCOPE", "BY", "EXPIRES", "LAST USED", "REVOKED"),
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
