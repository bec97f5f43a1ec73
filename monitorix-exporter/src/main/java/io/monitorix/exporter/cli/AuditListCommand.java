package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import io.monitorix.exporter.query.QueryTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
    name = "list",
    description = "Lists who did what, the newest first.",
    mixinStandardHelpOptions = true)
final class AuditListCommand extends ManagedList {

  @Option(names = "--actor", paramLabel = "NAME", description = "What this one did.")
  private @Nullable String actor;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "An action such as user.create, or its beginning such as user.")
  private @Nullable String action;

  @Option(names = "--outcome", paramLabel = "OUTCOME", description = "ok, or failed for all else.")
  private @Nullable String outcome;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "RFC 3339, seconds since 1970, or now-1h.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "T", description = "Likewise.")
  private @Nullable String until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  void check() {
    if (limit < 1) {
      throw new ParameterException(
          spec().commandLine(), Texts.of(spec()).say("positive", "--limit"));
    }
    time("--since", since);
    time("--until", until);
  }

  @Override
  List<Entry> ask(ManagementServer open) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    put(parameters, "actor", actor);
    put(parameters, "action", action);
    put(parameters, "outcome", outcome);
    put(parameters, "since", time("--since", since));
    put(parameters, "until", time("--until", until));
    return open.list(parameters, limit, "audit");
  }

  @Override
  List<Column> columns() {
    return List.of(
        Column.text("column.time", "time"),
        Column.text("column.actor", "actor"),
        Column.text("column.kind", "kind"),
        Column.text("column.address", "address"),
        Column.text("column.action", "action"),
        Column.text("column.object", "object"),
        Column.text("column.outcome", "outcome"));
  }

  private static void put(
      Map<String, List<String>> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, List.of(value));
    }
  }

  private @Nullable String time(String option, @Nullable String text) {
    try {
      return text == null ? null : QueryTime.parse(text, Instant.now()).toString();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), option + ": " + e.getMessage());
    }
  }
}
