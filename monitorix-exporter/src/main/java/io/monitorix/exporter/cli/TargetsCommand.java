package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "targets",
    description = "Lists what is polled, and how that goes.",
    mixinStandardHelpOptions = true)
final class TargetsCommand extends ManagedList {

  @Override
  List<Entry> ask(ManagementServer open) {
    return open.list(Map.of(), Integer.MAX_VALUE, "targets");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.name", "name"),
        Column.text("column.product", "product"),
        Column.text("column.state", "state"),
        Column.text("column.last.poll", "lastPoll"),
        Column.list("column.servers", "servers"),
        Column.text("column.error", "error"));
  }
}
