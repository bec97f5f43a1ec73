package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import io.monitorix.exporter.backup.BackupMetrics;
import io.monitorix.exporter.backup.Backups;
import io.monitorix.exporter.backup.ConfiguredBackups;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.language.TextBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    description =
        "Writes the database into one file, for SQLite and PostgreSQL alike, also while the"
            + " exporter runs. Configuration and series are not in it.",
    subcommands = {BackupVerifyCommand.class, BackupListCommand.class, BackupFetchCommand.class},
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "The archive to write; without it one goes to where the configuration keeps backups, and"
              + " superfluous ones are deleted there.")
  private @Nullable Path file;

  @Mixin private BackupOptions options = new BackupOptions();

  @Mixin private BackupServer server = new BackupServer();

  @Option(
      names = "--include-key",
      description =
          "Put the key file into the archive, too: whoever has the archive can read the secrets in"
              + " it then.")
  private boolean includeKey;

  @Mixin private LogOptions log = new LogOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Path named = file;
    if (named == null && includeKey) {
      throw new ParameterException(
          spec.commandLine(), texts().say("goes.with", "--include-key", "FILE"));
    }
    if (server.isAsked(spec.commandLine())) {
      if (named != null) {
        throw new ParameterException(
            spec.commandLine(), texts().say("exclude", "--server", "FILE"));
      }
      return server.ask(spec.commandLine(), this::order);
    }
    log.apply();
    ConfiguredBackups backups = options.load();
    if (named == null) {
      keep(backups);
    } else {
      Manifest manifest =
          backups
              .archives()
              .write(
                  BackupOptions.database(backups),
                  named,
                  backups.key().forArchive(includeKey),
                  Instant.now());
      out()
          .println(
              texts()
                  .say(
                      "backup.written",
                      named,
                      BackupVerifyCommand.described(texts(), manifest, Files.size(named))));
    }
    return CommandLineInterface.FINE;
  }

  /** Has a server make one, where its own configuration says. */
  private void order(ManagementServer open) {
    Entry made = open.post(Map.of(), "backups");
    for (String place : made.list("places")) {
      print(made.text("name"), made.whole("bytes"), place);
    }
  }

  private void keep(ConfiguredBackups backups) {
    try (Backups open =
        backups
            .open(new BackupMetrics())
            .orElseThrow(
                () -> new BackupException("the configuration has no database: name a data_dir"))) {
      Backups.Made made = open.make();
      for (String place : made.places()) {
        print(made.name().text(), made.bytes(), place);
      }
    }
  }

  private void print(String name, long bytes, String place) {
    out().println(texts().say("backup.kept", name, bytes, place));
  }

  private TextBundle texts() {
    return Texts.of(spec);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
