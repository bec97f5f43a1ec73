package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists the services that are checked.",
    mixinStandardHelpOptions = true)
final class ServicesListCommand extends ManagedList {

  @Override
  List<Entry> ask(ManagementServer open) {
    return open.list(Map.of(), Integer.MAX_VALUE, "services");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.name", "name"),
        Column.text("column.source", "source"),
        Column.text("column.module", "module"),
        Column.text("column.every", "interval"),
        Column.of("column.targets", ServicesListCommand::targets));
  }

  private static String targets(Entry service) {
    return service.entries("targets").stream()
        .map(each -> each.text("target") + " " + each.text("state"))
        .collect(Collectors.joining(", "));
  }
}
