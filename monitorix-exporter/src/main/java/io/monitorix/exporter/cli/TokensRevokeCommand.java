package io.monitorix.exporter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "revoke", description = "Ends tokens.", mixinStandardHelpOptions = true)
final class TokensRevokeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", arity = "1..*", description = "As tokens list prints it.")
  private List<String> ids = new ArrayList<>();

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          for (String id : ids) {
            open.remove("tokens", id);
            spec.commandLine().getOut().println(id);
          }
        });
  }
}
