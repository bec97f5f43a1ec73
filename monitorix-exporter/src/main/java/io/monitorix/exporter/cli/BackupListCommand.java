package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.backup.BackupMetrics;
import io.monitorix.exporter.backup.Backups;
import io.monitorix.exporter.backup.place.Places;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.backup.place.Verified;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists the backups that the configuration keeps, the newest first.",
    mixinStandardHelpOptions = true)
final class BackupListCommand implements Callable<Integer> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("column.name", "name"),
          Column.text("column.made", "madeAt"),
          Column.number("column.bytes", "bytes"),
          Column.text("column.place", "place"),
          Column.text("column.verified", "verifiedAt"),
          Column.of("column.tables", BackupListCommand::tables));

  @Mixin private BackupServer server = new BackupServer();

  @Mixin private BackupOptions options = new BackupOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<String> problems = new ArrayList<>();
    if (server.isAsked(spec.commandLine())) {
      server.ask(
          spec.commandLine(),
          open -> {
            Entry answer = open.get("backups");
            problems.addAll(answer.list("problems"));
            print(answer.entries("items"));
          });
    } else {
      options
          .load()
          .open(new BackupMetrics())
          .ifPresentOrElse(backups -> problems.addAll(list(backups)), () -> print(List.of()));
    }
    problems.forEach(each -> spec.commandLine().getErr().println("monitorix: " + each));
    return problems.isEmpty() ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }

  /** Why places could not be looked at. */
  private List<String> list(Backups backups) {
    try (backups) {
      Places places = backups.places();
      Places.Look look = places.look();
      print(look.archives().stream().map(each -> entry(each, places.verified(each))).toList());
      return look.failures().values().stream()
          .map(each -> String.valueOf(each.getMessage()))
          .toList();
    }
  }

  /** As the API has it. */
  private static Entry entry(Stored backup, Optional<Verified> verified) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", backup.name().text());
    fields.put("madeAt", backup.name().madeAt().toString());
    fields.put("bytes", (double) backup.bytes());
    fields.put("place", backup.place());
    verified.ifPresent(
        known -> {
          fields.put("verifiedAt", known.at().toString());
          fields.put("schemas", known.schemas());
        });
    return new Entry(fields);
  }

  private static String tables(Entry backup) {
    return Entry.plain(backup.fields().get("schemas")) instanceof Map<?, ?> schemas
        ? schemas.entrySet().stream()
            .map(schema -> schema.getKey() + " v" + schema.getValue())
            .collect(Collectors.joining(", "))
        : "";
  }

  private void print(List<Entry> backups) {
    Table.print(spec.commandLine().getOut(), Texts.of(spec), COLUMNS, backups);
  }
}
