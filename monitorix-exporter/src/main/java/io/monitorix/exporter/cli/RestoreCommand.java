package io.monitorix.exporter.cli;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.backup.ConfiguredBackups;
import io.monitorix.exporter.backup.StateKey;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.database.Restore;
import io.monitorix.exporter.backup.s3.S3Place;
import io.monitorix.exporter.language.TextBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description =
        "Writes an archive of monitorix backup into the database of the configuration, a SQLite or"
            + " a PostgreSQL, whichever it came from: whole, or nothing.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  private static final Pattern S3 = Pattern.compile("s3://([^/]+)/(.+)");

  @Parameters(
      paramLabel = "FILE",
      description = "The archive, or s3://BUCKET/KEY with backup.s3 of the configuration.")
  private String file = "";

  @Mixin private BackupOptions options = new BackupOptions();

  @Option(
      names = "--replace",
      description = "Restore in the place of what the database has, which is lost.")
  private boolean replace;

  @Option(
      names = "--force",
      description =
          "Restore into a PostgreSQL although a process seems to use it. It keeps what it has in"
              + " memory: restart it.")
  private boolean force;

  @Mixin private LogOptions log = new LogOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    log.apply();
    ConfiguredBackups backups = options.load();
    Matcher key = S3.matcher(file);
    if (key.matches()) {
      Path fetched = Files.createTempFile("monitorix-", ".tar.gz");
      try {
        fetch(backups, key.group(1), key.group(2), fetched);
        restore(backups, fetched);
      } finally {
        Files.deleteIfExists(fetched);
      }
    } else if (file.startsWith("s3:")) {
      throw new ParameterException(
          spec.commandLine(), Texts.of(spec).say("expected", "s3://BUCKET/KEY"));
    } else {
      restore(backups, Path.of(file));
    }
    return CommandLineInterface.FINE;
  }

  private static void fetch(ConfiguredBackups backups, String bucket, String key, Path to)
      throws IOException {
    try (S3Place place = backups.bucket(bucket);
        InputStream in = place.open(key)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void restore(ConfiguredBackups backups, Path archive) {
    Database database = BackupOptions.database(backups);
    Manifest manifest =
        backups.restore().run(archive, database, new Restore.Options(replace, force));
    spec.commandLine()
        .getOut()
        .println(
            Texts.of(spec)
                .say(
                    "restore.done",
                    database.describe(),
                    manifest.rows(),
                    manifest.tables().size(),
                    manifest.origin().madeAt()));
    key(backups.key(), manifest, archive);
  }

  private void key(StateKey key, Manifest manifest, Path archive) {
    TextBundle texts = Texts.of(spec);
    Optional<byte[]> archived = manifest.hasKey() ? new Archive(archive).key() : Optional.empty();
    if (archived.isPresent() && key.restore(archived.get())) {
      spec.commandLine().getOut().println(texts.say("restore.key"));
    }
    Optional<String> needed = manifest.origin().keyFingerprint();
    if (needed.isPresent() && !needed.equals(key.fingerprint())) {
      spec.commandLine()
          .getErr()
          .println(
              "monitorix: "
                  + key.fingerprint()
                      .map(other -> texts.say("restore.key.other", needed.get(), other))
                      .orElseGet(() -> texts.say("restore.key.missing", needed.get()))
                  + "; "
                  + texts.say("restore.key.remedy"));
    }
  }
}
