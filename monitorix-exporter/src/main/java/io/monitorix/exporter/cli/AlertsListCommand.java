package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
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
  List<String> heading() {
    return List.of("FINGERPRINT", "ALERT", "STATE", "SINCE", "RECEIVERS", "LABELS");
  }

  @Override
  List<String> row(Entry alert) {
    Map<String, String> labels = alert.texts("labels");
    String name = labels.getOrDefault("alertname", "");
    labels.remove("alertname");
    return List.of(
        alert.text("fingerprint"),
        name,
        state(alert),
        alert.text("startsAt"),
        alert.entries("receivers").stream()
            .map(receiver -> receiver.text("name"))
            .collect(Collectors.joining(",")),
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(" ")));
  }

  /** In one word, what keeps it quiet. */
  static String state(Entry alert) {
    if (!alert.list("status", "inhibitedBy").isEmpty()) {
      return "inhibited";
    }
    return alert.list("status", "silencedBy").isEmpty()
        ? alert.text("status", "state")
        : "silenced";
  }
}
