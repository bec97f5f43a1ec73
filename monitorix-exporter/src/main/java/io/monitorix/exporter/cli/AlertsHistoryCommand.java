package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "history",
    description = "Lists what became of alerts, the newest first.",
    mixinStandardHelpOptions = true)
final class AlertsHistoryCommand extends ManagedList {

  @Option(names = "--alertname", paramLabel = "NAME", description = "Of alerts of this name alone.")
  private @Nullable String alertname;

  @Option(names = "--severity", paramLabel = "SEVERITY", description = "Of this severity alone.")
  private @Nullable String severity;

  @Option(names = "--cluster", paramLabel = "NAME", description = "Of this cluster alone.")
  private @Nullable String cluster;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Of this guest, node or storage alone: qemu/100.")
  private @Nullable String id;

  @Option(names = "--fingerprint", paramLabel = "F", description = "Of this alert alone.")
  private @Nullable String fingerprint;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Those alone that went into inactive, pending or firing.")
  private List<String> states = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "From this time on: RFC 3339, or seconds since 1970.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "T", description = "Up to this time.")
  private @Nullable String until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "So many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  List<Entry> ask(ManagementServer open) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    put(query, "alertname", alertname);
    put(query, "severity", severity);
    put(query, "cluster", cluster);
    put(query, "id", id);
    put(query, "fingerprint", fingerprint);
    put(query, "since", since);
    put(query, "until", until);
    query.put("state", states);
    return open.list(query, limit, "alerts", "history");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.time", "time"),
        Column.text("column.fingerprint", "fingerprint"),
        Column.text("column.alert", "name"),
        Column.text("column.before", "before"),
        Column.text("column.state", "state"),
        Column.of("column.labels", each -> AlertsListCommand.labels(each.texts("labels"))));
  }

  private static void put(Map<String, List<String>> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, List.of(value));
    }
  }
}
