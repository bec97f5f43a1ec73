package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.backup.BackupMetrics;
import io.monitorix.exporter.backup.Backups;
import io.monitorix.exporter.backup.place.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
          Column.text("column.place", "place"));

  @Mixin private BackupServer server = new BackupServer();

  @Mixin private BackupOptions options = new BackupOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (server.isAsked(spec.commandLine())) {
      return server.ask(
          spec.commandLine(), open -> print(open.list(Map.of(), Integer.MAX_VALUE, "backups")));
    }
    Optional<Backups> backups = options.load().open(new BackupMetrics());
    List<Entry> kept = new ArrayList<>();
    if (backups.isPresent()) {
      try (Backups open = backups.get()) {
        open.list().forEach(each -> kept.add(entry(each)));
      }
    }
    print(kept);
    return CommandLineInterface.FINE;
  }

  /** As the API has it. */
  private static Entry entry(Stored backup) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", backup.name().text());
    fields.put("madeAt", backup.name().madeAt().toString());
    fields.put("bytes", (double) backup.bytes());
    fields.put("place", backup.place());
    return new Entry(fields);
  }

  private void print(List<Entry> backups) {
    Table.print(spec.commandLine().getOut(), Texts.of(spec), COLUMNS, backups);
  }
}
