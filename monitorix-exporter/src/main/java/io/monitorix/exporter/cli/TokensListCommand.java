package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists one's own tokens; an administrator all.",
    mixinStandardHelpOptions = true)
final class TokensListCommand extends ManagedList {

  @Override
  List<Entry> ask(ManagementServer open) {
    return open.list(Map.of(), Integer.MAX_VALUE, "tokens");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.id", "id"),
        Column.text("column.name", "name"),
        Column.text("column.role", "role"),
        ScopeOptions.column(),
        Column.text("column.by", "createdBy"),
        Column.text("column.ends", "expiresAt"),
        Column.text("column.last.used", "lastUsedAt"),
        Column.text("column.revoked", "revokedAt"));
  }
}
