package io.monitorix.exporter.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "results",
    description = "Lists how the checks of a service went, the newest first.",
    mixinStandardHelpOptions = true)
final class ServicesResultsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "As services list prints it.")
  private String name = "";

  @Option(names = "--turns", description = "Only when it went down or up, also before the start.")
  private boolean turns;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "So many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(Map.of(), limit, "services", name, turns ? "turns" : "results"),
                List.of("TIME", "TARGET", "STATE", "SECONDS", "REASON"),
                each ->
                    List.of(
                        each.text("time"),
                        each.text("target"),
                        turns ? each.text("state") : each.flag("success", false) ? "up" : "down",
                        each.number("seconds"),
                        each.text("reason"))));
  }
}
