package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the users.", mixinStandardHelpOptions = true)
final class UsersListCommand extends ManagedList {

  @Override
  List<Entry> ask(ManagementServer open) {
    return open.list(Map.of(), Integer.MAX_VALUE, "users");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.name", "name"),
        Column.text("column.role", "role"),
        ScopeOptions.column(),
        Column.flag("column.enabled", "enabled", false),
        Column.flag("column.second.factor", "secondFactor", false),
        Column.text("column.last.login", "lastLoginAt"));
  }
}
