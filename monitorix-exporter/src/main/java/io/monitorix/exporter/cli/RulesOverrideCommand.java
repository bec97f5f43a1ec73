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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "override",
    description = "Has an alert compare with other values.",
    mixinStandardHelpOptions = true)
final class RulesOverrideCommand implements Callable<Integer> {

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "NAME=VALUE",
      description =
          "A threshold as rules list prints it, and its value; without a value as configured.")
  private List<String> thresholds = new ArrayList<>();

  @Mixin private RuleChange rule = new RuleChange();

  @Mixin private RuleChange.Note note = new RuleChange.Note();

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
            spec.commandLine(), Texts.of(spec).say("threshold.wrong", each));
      }
    }
    return rule.set(spec.commandLine(), "thresholds", values, note);
  }
}
