package io.monitorix.exporter.cli;

import io.monitorix.exporter.backup.BackupMetrics;
import io.monitorix.exporter.backup.Backups;
import io.monitorix.exporter.backup.place.Stored;
import java.util.ArrayList;
import java.util.List;
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

  @Mixin private BackupOptions options = new BackupOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("NAME", "MADE", "BYTES", "PLACE")));
    Optional<Backups> backups = options.load().open(new BackupMetrics());
    if (backups.isPresent()) {
      try (Backups open = backups.get()) {
        for (Stored each : open.list()) {
          rows.add(
              List.of(
                  each.name().text(),
                  each.name().madeAt().toString(),
                  Long.toString(each.bytes()),
                  each.place()));
        }
      }
    }
    if (rows.size() == 1) {
      spec.commandLine().getOut().println("nothing");
    } else {
      Columns.print(spec.commandLine().getOut(), rows);
    }
    return CommandLineInterface.FINE;
  }
}
