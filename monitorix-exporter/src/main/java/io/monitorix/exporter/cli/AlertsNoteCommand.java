package io.monitorix.exporter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "note",
    description = "Writes a note about an alert, or lists those that there are.",
    mixinStandardHelpOptions = true)
final class AlertsNoteCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FINGERPRINT", description = "As alerts list prints it.")
  private String fingerprint = "";

  @Parameters(
      index = "1..*",
      paramLabel = "TEXT",
      arity = "0..*",
      description = "The note; without it, the notes are listed.")
  private List<String> words = new ArrayList<>();

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return server.ask(
        spec.commandLine(),
        open -> {
          if (!words.isEmpty()) {
            open.post(Map.of("text", String.join(" ", words)), "alerts", fingerprint, "notes");
            return;
          }
          server.print(
              spec.commandLine(),
              open.list(Map.of(), Integer.MAX_VALUE, "alerts", fingerprint, "notes"),
              List.of(
                  Column.text("column.time", "createdAt"),
                  Column.text("column.author", "author"),
                  Column.text("column.text", "text")));
        });
  }
}
