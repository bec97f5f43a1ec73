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
    description = "Lists maintenance that lasts or is to come.",
    mixinStandardHelpOptions = true)
final class MaintenanceListCommand implements Callable<Integer> {

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(Map.of(), Integer.MAX_VALUE, "maintenance"),
                List.of("ID", "STATE", "BEGINS", "ENDS", "BY", "COMMENT", "ALERTS"),
                each ->
                    List.of(
                        each.text("id"),
                        each.text("state"),
                        each.text("startsAt"),
                        each.text("endsAt"),
                        each.text("createdBy"),
                        each.text("comment"),
                        String.join(" ", each.list("matchers")))));
  }
}
