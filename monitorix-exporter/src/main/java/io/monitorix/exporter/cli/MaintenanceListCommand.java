package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists maintenance that lasts or is to come.",
    mixinStandardHelpOptions = true)
final class MaintenanceListCommand extends ManagedList {

  @Override
  List<Entry> ask(ManagementServer open) {
    return open.list(Map.of(), Integer.MAX_VALUE, "maintenance");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.id", "id"),
        Column.text("column.state", "state"),
        Column.text("column.begins", "startsAt"),
        Column.text("column.ends", "endsAt"),
        Column.text("column.by", "createdBy"),
        Column.text("column.comment", "comment"),
        Column.list("column.alerts", "matchers"));
  }
}
