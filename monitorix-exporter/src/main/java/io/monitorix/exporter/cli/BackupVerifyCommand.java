package io.monitorix.exporter.cli;

import io.monitorix.exporter.backup.ConfiguredBackups;
import io.monitorix.exporter.backup.archive.ArchiveException;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.archive.Origin;
import io.monitorix.exporter.backup.database.Restore;
import io.monitorix.exporter.language.TextBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description =
        "Reads archives whole: sums, counts, types, and whether this version can restore them.",
    mixinStandardHelpOptions = true)
final class BackupVerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Archives.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--tables", description = "List the tables and their rows, too.")
  private boolean tables;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Restore restore = new Restore(ConfiguredBackups.SCHEMAS);
    TextBundle texts = Texts.of(spec);
    int status = CommandLineInterface.FINE;
    for (Path file : files) {
      try {
        Manifest manifest = restore.verify(file);
        spec.commandLine()
            .getOut()
            .println(texts.say("file.fine", file, described(texts, manifest, Files.size(file))));
        if (tables) {
          print(manifest);
        }
      } catch (ArchiveException e) {
        spec.commandLine().getErr().println("monitorix: " + e.getMessage());
        status = CommandLineInterface.PROBLEMS;
      }
    }
    return status;
  }

  private void print(Manifest manifest) {
    TextBundle texts = Texts.of(spec);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(texts.say("column.table"), texts.say("column.rows")));
    manifest
        .tables()
        .forEach(
            content -> rows.add(List.of(content.table().name(), Long.toString(content.rows()))));
    Columns.print(spec.commandLine().getOut(), rows);
  }

  /** What an archive is, in a line. */
  static String described(TextBundle texts, Manifest manifest, long bytes) {
    Origin origin = manifest.origin();
    return texts.say(
            "backup.described",
            manifest.rows(),
            manifest.tables().size(),
            bytes,
            origin.madeAt(),
            origin.program(),
            origin.engine(),
            origin.schemas().entrySet().stream()
                .map(schema -> schema.getKey() + " v" + schema.getValue())
                .collect(Collectors.joining(", ")))
        + (manifest.hasKey() ? ", " + texts.say("backup.key") : "");
  }
}
