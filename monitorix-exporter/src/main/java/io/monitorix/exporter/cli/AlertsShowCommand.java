package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import io.monitorix.exporter.alertmanager.Entry;
import java.io.PrintWriter;
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

  private static final List<Column> DELIVERIES =
      List.of(
          Column.of("column.tells", delivery -> first(delivery, "integration", "receiver")),
          Column.text("column.verdict", "verdict"),
          Column.text("column.why", "reason"),
          Column.text("column.last.told", "lastTold"),
          Column.of("column.last.attempt", AlertsShowCommand::lastAttempt),
          Column.of("column.next", delivery -> first(delivery, "nextAttempt", "nextFlush")));

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
      line(out, "alert.fingerprint", alert.text("fingerprint"));
      line(out, "alert.state", AlertsListCommand.state(alert, Texts.of(spec)));
      line(out, "alert.silenced.by", String.join(" ", alert.list("status", "silencedBy")));
      line(out, "alert.inhibited.by", String.join(" ", alert.list("status", "inhibitedBy")));
      line(out, "alert.since", alert.text("startsAt"));
      line(out, "alert.until", alert.text("endsAt"));
      line(out, "alert.came.last", alert.text("updatedAt"));
      line(out, "alert.comes.from", alert.text("generatorURL"));
      line(
          out,
          "alert.receivers",
          alert.entries("receivers").stream()
              .map(receiver -> receiver.text("name"))
              .collect(Collectors.joining(" ")));
      texts(out, "alert.labels", alert.texts("labels"));
      texts(out, "alert.annotations", alert.texts("annotations"));
      open.delivery(alert.text("fingerprint"))
          .map(delivery -> delivery.entries("deliveries"))
          .filter(deliveries -> !deliveries.isEmpty())
          .ifPresent(deliveries -> Table.print(out, Texts.of(spec), DELIVERIES, deliveries));
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

  private static String first(Entry delivery, String name, String other) {
    String text = delivery.text(name);
    return text.isEmpty() ? delivery.text(other) : text;
  }

  private static String lastAttempt(Entry delivery) {
    String detail = delivery.text("lastAttempt", "detail");
    return delivery.text("lastAttempt", "outcome") + (detail.isEmpty() ? "" : ": " + detail);
  }

  private void line(PrintWriter out, String key, String value) {
    if (!value.isEmpty()) {
      out.printf("%-15s%s%n", Texts.of(spec).say(key) + ":", Columns.line(value));
    }
  }

  private void texts(PrintWriter out, String key, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      out.println(Texts.of(spec).say(key) + ":");
      texts.forEach((name, value) -> out.println("  " + name + ": " + Columns.line(value)));
    }
  }
}
