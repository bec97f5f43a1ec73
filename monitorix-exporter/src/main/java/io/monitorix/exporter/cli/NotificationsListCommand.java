package io.monitorix.exporter.cli;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists notifications that are not sent, the one that waits longest first.",
    mixinStandardHelpOptions = true)
final class NotificationsListCommand extends ListCommand {

  /** How a notification can stand. */
  enum State {
    PENDING,
    HELD,
    DEAD
  }

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Those alone that are tried (pending), wait for a time (held), or were given up (dead).")
  private @Nullable State state;

  @Override
  List<Entry> ask(AlertmanagerServer open, Matchers filter) {
    String name = state == null ? "" : state.name().toLowerCase(Locale.ROOT);
    return open.notifications(name).stream()
        .filter(each -> filter.matches(Labels.of(each.texts("groupLabels"))))
        .toList();
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.id", "id"),
        Column.text("column.state", "state"),
        Column.text("column.integration", "integration"),
        Column.text("column.since", "since"),
        Column.text("column.next.attempt", "nextAttempt"),
        Column.text("column.group", "groupKey"),
        Column.text("column.error", "error"));
  }
}
