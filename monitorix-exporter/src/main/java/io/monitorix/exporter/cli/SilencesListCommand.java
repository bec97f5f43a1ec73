package io.monitorix.exporter.cli;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.alertmanager.Entry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
    description = "Lists silences that are active, or will be.",
    mixinStandardHelpOptions = true)
final class SilencesListCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MATCHER",
      arity = "0..*",
      description = "Of what they silence, cluster=lab for instance; first may be a name.")
  private List<String> matchers = new ArrayList<>();

  @Option(names = "--expired", description = "Those that are over, in their place.")
  private boolean expired;

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
          print(
              open.silences(filter).stream()
                  .filter(each -> each.text("status", "state").equals("expired") == expired)
                  .toList());
          return CommandLineInterface.FINE;
        });
  }

  private void print(List<Entry> silences) {
    PrintWriter out = spec.commandLine().getOut();
    if (output == AlertmanagerOptions.Output.JSON) {
      out.println(Entry.json(silences));
      return;
    }
    if (silences.isEmpty()) {
      out.println("nothing");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "STATE", "FROM", "UNTIL", "BY", "MATCHERS", "COMMENT"));
    for (Entry silence : silences) {
      rows.add(
          List.of(
              silence.text("id"),
              silence.text("status", "state"),
              silence.text("startsAt"),
              silence.text("endsAt"),
              silence.text("createdBy"),
              silence.entries("matchers").stream()
                  .map(SilencesListCommand::matcher)
                  .collect(Collectors.joining(",")),
              silence.text("comment")));
    }
    Columns.print(out, rows);
  }

  private static String matcher(Entry matcher) {
    boolean equal = matcher.flag("isEqual", true);
    String operator = matcher.flag("isRegex", false) ? (equal ? "=~" : "!~") : (equal ? "=" : "!=");
    return matcher.text("name") + operator + Names.quote(matcher.text("value"));
  }
}
