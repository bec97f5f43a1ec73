package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    name = "show",
    description =
        "Shows all that is known of an alert that is not resolved, and why somebody is told of it or is not.",
    mixinStandardHelpOptions = true)
final class AlertsShowCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FINGERPRINT",
      description = "As alerts list prints it; its beginning is enough.")
  private String fingerprint = "";

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
    return server.ask(
        spec.commandLine(),
        open -> {
          String begin = fingerprint.toLowerCase(Locale.ROOT);
          List<Entry> found =
              open.alerts(Matchers.NONE).stream()
                  .filter(alert -> alert.text("fingerprint").startsWith(begin))
                  .toList();
          if (found.isEmpty()) {
            spec.commandLine()
                .getErr()
                .println("monitorix: " + Texts.of(spec).say("alert.unknown", begin));
            return CommandLineInterface.PROBLEMS;
          }
          print(open, found);
          return CommandLineInterface.FINE;
        });
  }

  private void print(AlertmanagerServer open, List<Entry> alerts) {
    PrintWriter out = spec.commandLine().getOut();
    if (output == AlertmanagerOptions.Output.JSON) {
      out.println(Entry.json(alerts.stream().map(alert -> withDelivery(open, alert)).toList()));
      return;
    }
    for (Entry alert : alerts) {
      line(out, "fingerprint", alert.text("fingerprint"));
      line(out, "state", AlertsListCommand.state(alert));
      line(out, "silenced by", String.join(" ", alert.list("status", "silencedBy")));
      line(out, "inhibited by", String.join(" ", alert.list("status", "inhibitedBy")));
      line(out, "since", alert.text("startsAt"));
      line(out, "until", alert.text("endsAt"));
      line(out, "came last", alert.text("updatedAt"));
      line(out, "comes from", alert.text("generatorURL"));
      line(
          out,
          "receivers",
          alert.entries("receivers").stream()
              .map(receiver -> receiver.text("name"))
              .collect(Collectors.joining(" ")));
      texts(out, "labels", alert.texts("labels"));
      texts(out, "annotations", alert.texts("annotations"));
      open.delivery(alert.text("fingerprint"))
          .ifPresent(delivery -> deliveries(out, delivery.entries("deliveries")));
    }
  }

  /** An Alertmanager does not tell of it. */
  private static Entry withDelivery(AlertmanagerServer open, Entry alert) {
    Map<String, Object> fields = new LinkedHashMap<>(alert.fields());
    open.delivery(alert.text("fingerprint"))
        .map(delivery -> delivery.fields().get("deliveries"))
        .ifPresent(deliveries -> fields.put("deliveries", deliveries));
    return new Entry(fields);
  }

  private static void deliveries(PrintWriter out, List<Entry> deliveries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("TELLS", "VERDICT", "WHY", "LAST TOLD", "LAST ATTEMPT", "NEXT"));
    for (Entry delivery : deliveries) {
      String integration = delivery.text("integration");
      String outcome = delivery.text("lastAttempt", "outcome");
      String detail = delivery.text("lastAttempt", "detail");
      rows.add(
          List.of(
              integration.isEmpty() ? delivery.text("receiver") : integration,
              delivery.text("verdict"),
              delivery.text("reason"),
              delivery.text("lastTold"),
              outcome + (detail.isEmpty() ? "" : ": " + detail),
              delivery.text("nextAttempt").isEmpty()
                  ? delivery.text("nextFlush")
                  : delivery.text("nextAttempt")));
    }
    Columns.print(out, rows);
  }

  private static void line(PrintWriter out, String name, String value) {
    if (!value.isEmpty()) {
      out.println((name + ":" + " ".repeat(14 - name.length())) + Columns.line(value));
    }
  }

  private static void texts(PrintWriter out, String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      out.println(name + ":");
      texts.forEach((key, value) -> out.println("  " + key + ": " + Columns.line(value)));
    }
  }
}
