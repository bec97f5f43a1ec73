package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists the services that are checked.",
    mixinStandardHelpOptions = true)
final class ServicesListCommand implements Callable<Integer> {

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(Map.of(), Integer.MAX_VALUE, "services"),
                List.of("NAME", "SOURCE", "MODULE", "EVERY", "TARGETS"),
                each ->
                    List.of(
                        each.text("name"),
                        each.text("source"),
                        each.text("module"),
                        each.text("interval"),
                        targets(each))));
  }

  private static String targets(Entry service) {
    return service.entries("targets").stream()
        .map(each -> each.text("target") + " " + each.text("state"))
        .collect(Collectors.joining(", "));
  }
}
