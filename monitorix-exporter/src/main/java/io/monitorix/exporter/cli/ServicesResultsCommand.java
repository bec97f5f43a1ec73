package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "results",
    description = "Lists how the checks of a service went, the newest first.",
    mixinStandardHelpOptions = true)
final class ServicesResultsCommand extends ManagedList {

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

  @Override
  List<Entry> ask(ManagementServer open) {
    return open.list(Map.of(), limit, "services", name, turns ? "turns" : "results");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.time", "time"),
        Column.text("column.target", "target"),
        Column.of("column.state", this::state),
        Column.number("column.seconds", "seconds"),
        Column.text("column.reason", "reason"));
  }

  private String state(Entry check) {
    if (turns) {
      return check.text("state");
    }
    return check.flag("success", false) ? "up" : "down";
  }
}
