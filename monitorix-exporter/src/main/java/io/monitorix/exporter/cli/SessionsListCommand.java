package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description = "Lists logins that go on, the oldest first.",
    mixinStandardHelpOptions = true)
final class SessionsListCommand extends ManagedList {

  @Mixin private SessionsOwner owner = new SessionsOwner();

  @Override
  List<Entry> ask(ManagementServer open) {
    return open.list(Map.of(), Integer.MAX_VALUE, "users", owner.name(open), "sessions");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.id", "id"),
        Column.text("column.address", "address"),
        Column.text("column.begun", "createdAt"),
        Column.text("column.last.used", "usedAt"),
        Column.text("column.ends", "expiresAt"),
        Column.text("column.ends.latest", "latestExpiresAt"));
  }
}
