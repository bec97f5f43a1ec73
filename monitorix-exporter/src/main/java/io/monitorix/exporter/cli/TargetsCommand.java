package io.monitorix.exporter.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "targets",
    description = "Lists what is polled, and how that goes.",
    mixinStandardHelpOptions = true)
final class TargetsCommand implements Callable<Integer> {

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(Map.of(), Integer.MAX_VALUE, "targets"),
                List.of("NAME", "PRODUCT", "STATE", "LAST POLL", "SERVERS", "ERROR"),
                each ->
                    List.of(
                        each.text("name"),
                        each.text("product"),
                        each.text("state"),
                        each.text("lastPoll"),
                        String.join(" ", each.list("servers")),
                        each.text("error"))));
  }
}
