package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.Entry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists the alerts that are not resolved, whether somebody is told or not.",
    mixinStandardHelpOptions = true)
final class AlertsListCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MATCHER",
      arity = "0..*",
      description = "Of their labels, severity=critical for instance; first may be a name.")
  private List<String> matchers = new ArrayList<>();

  @Option(names = "--active", description = "Those alone that nothing keeps quiet.")
  private boolean active;

  @Option(names = "--silenced", description = "Those alone that a silence keeps quiet.")
  private boolean silenced;

  @Option(names = "--inhibited", description = "Those alone that another alert keeps quiet.")
  private boolean inhibited;

  @Option(
      names = {"--output", "-o"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private AlertmanagerOptions.Output output = AlertmanagerOptions.Output.TABLE;

  @Mixin private AlertmanagerOptions server = new AlertmanagerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Matchers filter = AlertmanagerOptions.matchers(spec.commandLine(), matchers);
    return server.ask(
        spec.commandLine(),
        open -> {
          print(open.alerts(filter).stream().filter(this::isWanted).toList());
          return CommandLineInterface.FINE;
        });
  }

  private boolean isWanted(Entry alert) {
    return (!active && !silenced && !inhibited)
        || (active && alert.text("status", "state").equals("active"))
        || (silenced && !alert.list("status", "silencedBy").isEmpty())
        || (inhibited && !alert.list("status", "inhibitedBy").isEmpty());
  }

  private void print(List<Entry> alerts) {
    PrintWriter out = spec.commandLine().getOut();
    if (output == AlertmanagerOptions.Output.JSON) {
      out.println(Entry.json(alerts));
      return;
    }
    if (alerts.isEmpty()) {
      out.println("nothing");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("FINGERPRINT", "ALERT", "STATE", "SINCE", "RECEIVERS", "LABELS"));
    for (Entry alert : alerts) {
      Map<String, String> labels = alert.texts("labels");
      String name = labels.getOrDefault("alertname", "");
      labels.remove("alertname");
      rows.add(
          List.of(
              alert.text("fingerprint"),
              name,
              state(alert),
              alert.text("startsAt"),
              alert.entries("receivers").stream()
                  .map(receiver -> receiver.text("name"))
                  .collect(Collectors.joining(",")),
              labels.entrySet().stream()
                  .map(label -> label.getKey() + "=" + label.getValue())
                  .collect(Collectors.joining(" "))));
    }
    Columns.print(out, rows);
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
