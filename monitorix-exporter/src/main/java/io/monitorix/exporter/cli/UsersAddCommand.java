package io.monitorix.exporter.cli;

import io.monitorix.exporter.auth.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "add",
    description = "Adds a user. The first one comes from the server's own host, as administrator.",
    mixinStandardHelpOptions = true)
final class UsersAddCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "How they log in, in small letters.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "admin, operator or viewer.")
  private Role role = Role.VIEWER;

  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Mixin private NewPassword password = new NewPassword();

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("role", role.text());
    fields.put("scope", scope.fields());
    fields.put("password", password.read(spec.commandLine()));
    return server.ask(
        spec.commandLine(),
        open -> {
          String added = open.post(fields, "users").text("name");
          spec.commandLine().getOut().println(added);
        });
  }
}
