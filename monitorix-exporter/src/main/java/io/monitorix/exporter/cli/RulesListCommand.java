package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists the rules of a running server, and how they do.",
    mixinStandardHelpOptions = true)
final class RulesListCommand implements Callable<Integer> {

  @Option(names = "--group", paramLabel = "NAME", description = "Of these groups alone.")
  private List<String> groups = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME", description = "Of these names alone.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Those alone that are inactive, pending or firing.")
  private List<String> states = new ArrayList<>();

  @Option(names = "--disabled", description = "Those alone that are not evaluated.")
  private boolean disabled;

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("group", groups);
    query.put("name", names);
    query.put("state", states);
    query.put("enabled", disabled ? List.of("false") : List.of());
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(query, Integer.MAX_VALUE, "rules"),
                List.of("GROUP", "NAME", "STATE", "HEALTH", "THRESHOLDS", "CHANGED"),
                each ->
                    List.of(
                        each.text("group"),
                        each.text("name"),
                        each.flag("enabled", true) ? each.text("state") : "disabled",
                        each.text("health"),
                        thresholds(each),
                        each.flag("overridden", false) ? "yes" : "")));
  }

  private static String thresholds(Entry rule) {
    return rule.entries("thresholds").stream()
        .map(each -> each.text("name") + "=" + each.number("value"))
        .collect(Collectors.joining(" "));
  }
}
