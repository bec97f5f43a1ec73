package io.monitorix.exporter.cli;

import io.monitorix.exporter.auth.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "create",
    description = "Makes an API token and prints it: it is not shown again.",
    mixinStandardHelpOptions = true)
final class TokensCreateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "What it is for.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "viewer",
      description = "admin, operator or viewer (default: ${DEFAULT-VALUE}).")
  private Role role = Role.VIEWER;

  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--expires-in",
      paramLabel = "D",
      description = "When it ends, 90d for instance (default: never).")
  private @Nullable String expiresIn;

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("role", role.text());
    if (scope.isUsed()) {
      fields.put("scope", scope.fields());
    }
    if (expiresIn != null) {
      fields.put("expiresIn", expiresIn);
    }
    return server.ask(
        spec.commandLine(),
        open -> {
          String token = open.post(fields, "tokens").text("token");
          spec.commandLine().getOut().println(token);
        });
  }
}
