package io.monitorix.exporter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "end",
    description = "Ends logins; who used them has to log in again.",
    mixinStandardHelpOptions = true)
final class SessionsEndCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", arity = "0..*", description = "As sessions list prints it.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--all",
      descriptionKey = "all.sessions",
      description = "All that the user has, also the one that this is asked with.")
  private boolean all;

  @Mixin private SessionsOwner owner = new SessionsOwner();

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (all != ids.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), Texts.of(spec).say("sessions.missing", "--all"));
    }
    return server.ask(
        spec.commandLine(),
        open -> {
          String name = owner.name(open);
          if (all) {
            open.remove("users", name, "sessions");
          }
          for (String id : ids) {
            open.remove("users", name, "sessions", id);
            spec.commandLine().getOut().println(id);
          }
        });
  }
}
