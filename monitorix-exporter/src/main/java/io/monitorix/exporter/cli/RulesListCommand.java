package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import io.monitorix.exporter.language.TextBundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists the rules of a running server, and how they do.",
    mixinStandardHelpOptions = true)
final class RulesListCommand extends ManagedList {

  /** What an alert compares with. */
  static final Column THRESHOLDS = Column.of("column.thresholds", RulesListCommand::thresholds);

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

  @Override
  List<Entry> ask(ManagementServer open) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("group", groups);
    query.put("name", names);
    query.put("state", states);
    query.put("enabled", disabled ? List.of("false") : List.of());
    return open.list(query, Integer.MAX_VALUE, "rules");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.group", "group"),
        Column.text("column.name", "name"),
        new Column("column.state", RulesListCommand::state),
        Column.text("column.health", "health"),
        THRESHOLDS,
        Column.flag("column.changed", "overridden", false));
  }

  private static String state(Entry rule, TextBundle texts) {
    return rule.flag("enabled", true) ? rule.text("state") : texts.say("disabled");
  }

  private static String thresholds(Entry rule) {
    return rule.entries("thresholds").stream()
        .map(each -> each.text("name") + "=" + each.number("value"))
        .collect(Collectors.joining(" "));
  }
}
