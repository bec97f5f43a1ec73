package io.monitorix.exporter.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "override",
    description = "Has an alert compare with other values.",
    mixinStandardHelpOptions = true)
final class RulesOverrideCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "GROUP", description = "Of the alert.")
  private String group = "";

  @Parameters(index = "1", paramLabel = "ALERT", description = "Its name.")
  private String name = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "NAME=VALUE",
      description =
          "A threshold as rules list prints it, and its value; without a value as configured.")
  private List<String> thresholds = new ArrayList<>();

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who wonder later.")
  private @Nullable String note;

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    for (String each : thresholds) {
      String[] parts = each.split("=", 2);
      try {
        values.put(
            parts[0], parts.length == 1 || parts[1].isEmpty() ? null : Double.valueOf(parts[1]));
      } catch (NumberFormatException e) {
        throw new ParameterException(
            spec.commandLine(), each + ": expected a name, = and a number");
      }
    }
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("thresholds", values);
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
