package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.language.TextBundle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists the alerts that are not resolved, whether somebody is told or not.",
    mixinStandardHelpOptions = true)
final class AlertsListCommand extends ListCommand {

  @Option(names = "--active", description = "Those alone that nothing keeps quiet.")
  private boolean active;

  @Option(names = "--silenced", description = "Those alone that a silence keeps quiet.")
  private boolean silenced;

  @Option(names = "--inhibited", description = "Those alone that another alert keeps quiet.")
  private boolean inhibited;

  @Override
  List<Entry> ask(AlertmanagerServer open, Matchers filter) {
    return open.alerts(filter).stream().filter(this::isWanted).toList();
  }

  private boolean isWanted(Entry alert) {
    return (!active && !silenced && !inhibited)
        || (active && alert.text("status", "state").equals("active"))
        || (silenced && !alert.list("status", "silencedBy").isEmpty())
        || (inhibited && !alert.list("status", "inhibitedBy").isEmpty());
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.fingerprint", "fingerprint"),
        Column.of("column.alert", alert -> alert.texts("labels").getOrDefault("alertname", "")),
        new Column("column.state", AlertsListCommand::state),
        Column.text("column.since", "startsAt"),
        Column.of("column.receivers", AlertsListCommand::receivers),
        Column.of("column.labels", alert -> labels(alert.texts("labels"))));
  }

  private static String receivers(Entry alert) {
    return alert.entries("receivers").stream()
        .map(receiver -> receiver.text("name"))
        .collect(Collectors.joining(","));
  }

  /** All labels but the name. */
  static String labels(Map<String, String> labels) {
    return labels.entrySet().stream()
        .filter(each -> !each.getKey().equals("alertname"))
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  /** In one word, what keeps it quiet. */
  static String state(Entry alert, TextBundle texts) {
    if (!alert.list("status", "inhibitedBy").isEmpty()) {
      return texts.say("inhibited");
    }
    return alert.list("status", "silencedBy").isEmpty()
        ? alert.text("status", "state")
        : texts.say("silenced");
  }
}
