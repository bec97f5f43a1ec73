package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does something with dead letters that are named, or with all. */
abstract class DeadLetterCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", arity = "0..*", description = "As notifications list prints it.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All dead letters that there are.")
  private boolean all;

  @Mixin private AlertmanagerOptions server = new AlertmanagerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() {
    if (ids.isEmpty() != all) {
      throw new ParameterException(
          spec.commandLine(), Texts.of(spec).say("dead.letters.missing", "--all"));
    }
    return server.ask(
        spec.commandLine(),
        open -> {
          int status = CommandLineInterface.FINE;
          for (String id : all ? dead(open) : ids) {
            try {
              treat(open, id);
              spec.commandLine().getOut().println(id);
            } catch (ServerFailedException e) {
              spec.commandLine().getErr().println("monitorix: " + e.getMessage());
              status = CommandLineInterface.PROBLEMS;
            }
          }
          return status;
        });
  }

  private static List<String> dead(AlertmanagerServer open) {
    return open.notifications("dead").stream().map(each -> each.text("id")).toList();
  }

  /** Does it. */
  abstract void treat(AlertmanagerServer open, String id);
}
