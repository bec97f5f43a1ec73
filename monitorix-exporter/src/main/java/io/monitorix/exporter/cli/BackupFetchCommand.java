package io.monitorix.exporter.cli;

import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "fetch",
    description = "Fetches a backup of a running server into a file.",
    mixinStandardHelpOptions = true)
final class BackupFetchCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "NAME", description = "As backup list prints it.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Where to; is replaced if it is there, once all has come.")
  private Path file = Path.of("");

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || Files.isDirectory(file)) {
              throw new IOException("it is no name of a file");
            }
            Path whole = Files.createTempFile(folder, ".monitorix-", ".partial");
            try {
              open.download(whole, "backups", name);
              DirectoryPlace.publish(whole, file);
            } finally {
              Files.deleteIfExists(whole);
            }
            spec.commandLine()
                .getOut()
                .println(Texts.of(spec).say("backup.fetched", file, Files.size(file)));
          } catch (IOException e) {
            throw new BackupException(file + ": " + e.getMessage(), e);
          }
        });
  }
}
