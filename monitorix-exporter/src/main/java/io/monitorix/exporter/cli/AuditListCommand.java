package io.monitorix.exporter.cli;

import io.monitorix.exporter.query.QueryTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists who did what, the newest first.",
    mixinStandardHelpOptions = true)
final class AuditListCommand implements Callable<Integer> {

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

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), Texts.of(spec).say("positive", "--limit"));
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    put(parameters, "actor", actor);
    put(parameters, "action", action);
    put(parameters, "outcome", outcome);
    put(parameters, "since", time("--since", since));
    put(parameters, "until", time("--until", until));
    return server.ask(
        spec.commandLine(),
        open ->
            server.print(
                spec.commandLine(),
                open.list(parameters, limit, "audit"),
                List.of("TIME", "ACTOR", "KIND", "ADDRESS", "ACTION", "OBJECT", "OUTCOME"),
                entry ->
                    List.of(
                        entry.text("time"),
                        entry.text("actor"),
                        entry.text("kind"),
                        entry.text("address"),
                        entry.text("action"),
                        entry.text("object"),
                        entry.text("outcome"))));
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
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage());
    }
  }
}
