package io.monitorix.exporter.cli;

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
    name = "enable",
    description = "Has an alert evaluated that was left out.",
    mixinStandardHelpOptions = true)
final class RulesEnableCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "GROUP", description = "Of the alert.")
  private String group = "";

  @Parameters(index = "1", paramLabel = "ALERT", description = "Its name.")
  private String name = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who wonder later.")
  private @Nullable String note;

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("enabled", true);
    if (note != null) {
      change.put("note", note);
    }
    return server.ask(
        spec.commandLine(),
        open ->
            open.change("PATCH", change, "rules", group, name)
                .ifPresent(after -> RuleChange.print(server, spec, after)));
  }
}
