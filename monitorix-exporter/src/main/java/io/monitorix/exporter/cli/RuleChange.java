package io.monitorix.exporter.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which alert of which server is changed; it is printed as it is after that. */
final class RuleChange {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("column.group", "group"),
          Column.text("column.name", "name"),
          Column.flag("column.enabled", "enabled", true),
          RulesListCommand.THRESHOLDS);

  @Parameters(index = "0", paramLabel = "GROUP", description = "Of the alert.")
  private String group = "";

  @Parameters(index = "1", paramLabel = "ALERT", description = "Its name.")
  private String name = "";

  @Mixin private ManagementOptions server = new ManagementOptions();

  /** Why it is changed. */
  static final class Note {
    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who wonder later.")
    private @Nullable String text;
  }

  /** Changes a field. */
  int set(CommandLine command, String field, Object value, Note note) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put(field, value);
    if (note.text != null) {
      change.put("note", note.text);
    }
    return make(command, "PATCH", change);
  }

  /** Has it as the configuration says. */
  int undo(CommandLine command) {
    return make(command, "DELETE", null);
  }

  private int make(CommandLine command, String method, @Nullable Map<String, Object> change) {
    return server.ask(
        command,
        open ->
            open.change(method, change, "rules", group, name)
                .ifPresent(after -> server.print(command, after.entries("rules"), COLUMNS)));
  }
}
