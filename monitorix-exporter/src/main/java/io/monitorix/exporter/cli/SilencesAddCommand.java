package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.exporter.query.QueryTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    name = "add",
    description = "Creates a silence and prints its id.",
    mixinStandardHelpOptions = true)
final class SilencesAddCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MATCHER",
      arity = "1..*",
      description =
          "What is silenced has all of them, cluster=lab for instance; first may be a name.")
  private List<String> matchers = new ArrayList<>();

  @Option(
      names = {"--comment", "-c"},
      paramLabel = "TEXT",
      required = true,
      description = "Why.")
  private String comment = "";

  @Option(
      names = {"--author", "-a"},
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who creates it (default: the user of this process).")
  private String author = "";

  @Option(
      names = {"--duration", "-d"},
      paramLabel = "D",
      description = "How long it lasts (default: 1h).")
  private @Nullable String duration;

  @Option(
      names = "--start",
      paramLabel = "T",
      description = "When it begins: RFC 3339, seconds since 1970, now+1h (default: now).")
  private @Nullable String start;

  @Option(names = "--end", paramLabel = "T", description = "When it ends, instead of --duration.")
  private @Nullable String end;

  @Mixin private AlertmanagerOptions server = new AlertmanagerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Matchers silenced = AlertmanagerOptions.matchers(spec.commandLine(), matchers);
    Instant now = Instant.now();
    Instant from = start == null ? now : time("--start", start, now);
    Instant to = end(from, now);
    return server.ask(
        spec.commandLine(),
        open -> {
          spec.commandLine().getOut().println(open.silence(silenced, from, to, author, comment));
          return CommandLineInterface.FINE;
        });
  }

  private Instant end(Instant from, Instant now) {
    if (end != null) {
      if (duration != null) {
        throw new ParameterException(
            spec.commandLine(), Texts.of(spec).say("same", "--end", "--duration"));
      }
      return time("--end", end, now);
    }
    if (duration == null) {
      return from.plus(Duration.ofHours(1));
    }
    try {
      return from.plusMillis(ScriptDuration.millis(duration));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--duration: " + e.getMessage());
    }
  }

  private Instant time(String option, String text, Instant now) {
    try {
      return QueryTime.parse(text, now);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage());
    }
  }
}
