package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.ServerFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "expire", description = "Ends silences now.", mixinStandardHelpOptions = true)
final class SilencesExpireCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", arity = "1..*", description = "As silences list prints it.")
  private List<String> ids = new ArrayList<>();

  @Mixin private AlertmanagerOptions server = new AlertmanagerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          int status = CommandLineInterface.FINE;
          for (String id : ids) {
            try {
              open.expire(id);
            } catch (ServerFailedException e) {
              spec.commandLine().getErr().println("monitorix: " + e.getMessage());
              status = CommandLineInterface.PROBLEMS;
            }
          }
          return status;
        });
  }
}
