package io.monitorix.exporter.cli;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists silences that are active, or will be.",
    mixinStandardHelpOptions = true)
final class SilencesListCommand extends ListCommand {

  @Option(names = "--expired", description = "Those that are over, in their place.")
  private boolean expired;

  @Override
  List<Entry> ask(AlertmanagerServer open, Matchers filter) {
    return open.silences(filter).stream()
        .filter(each -> each.text("status", "state").equals("expired") == expired)
        .toList();
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.id", "id"),
        Column.text("column.state", "status", "state"),
        Column.text("column.from", "startsAt"),
        Column.text("column.until", "endsAt"),
        Column.text("column.by", "createdBy"),
        Column.of("column.matchers", SilencesListCommand::matchers),
        Column.text("column.comment", "comment"));
  }

  private static String matchers(Entry silence) {
    return silence.entries("matchers").stream()
        .map(SilencesListCommand::matcher)
        .collect(Collectors.joining(","));
  }

  private static String matcher(Entry matcher) {
    boolean equal = matcher.flag("isEqual", true);
    String operator = matcher.flag("isRegex", false) ? (equal ? "=~" : "!~") : (equal ? "=" : "!=");
    return matcher.text("name") + operator + Names.quote(matcher.text("value"));
  }
}
