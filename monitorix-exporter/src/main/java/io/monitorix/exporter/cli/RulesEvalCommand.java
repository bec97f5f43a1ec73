package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.remote.query.PrometheusServer;
import io.monitorix.alerts.remote.query.QueryFailedException;
import io.monitorix.alerts.remote.query.RemoteSeries;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.replay.ReplayReport;
import io.monitorix.alerts.rules.replay.RuleReplay;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.query.EpisodeFormat;
import io.monitorix.exporter.query.QueryTime;
import java.io.PrintWriter;
import java.nio.file.Path;
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
    name = "eval",
    description =
        "Shows which alerts would fire now, and would have fired over the past hour, by the series"
            + " of a server. Changes nothing and tells nobody.",
    mixinStandardHelpOptions = true)
final class RulesEvalCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Rule files (docs/rules.md).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--server",
      paramLabel = "URL",
      required = true,
      description = "A Prometheus or Monitorix that has the series.")
  private String url = "";

  @Option(
      names = "--start",
      paramLabel = "T",
      defaultValue = "now-1h",
      description = "From when on (default: ${DEFAULT-VALUE}).")
  private String start = "now-1h";

  @Option(
      names = "--end",
      paramLabel = "T",
      defaultValue = "now",
      description = "Until when (default: ${DEFAULT-VALUE}).")
  private String end = "now";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "TABLE",
      description = "table or json (default: table).")
  private Output output = Output.TABLE;

  enum Output {
    TABLE,
    JSON
  }

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<RuleFile> rules = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path path : files) {
      try {
        rules.add(RuleFile.read(path, RuleTemplates.CHECK));
      } catch (FileException e) {
        e.problems().forEach(problem -> problems.add(problem.toString()));
      }
    }
    if (!problems.isEmpty()) {
      problems.forEach(spec.commandLine().getErr()::println);
      return CommandLineInterface.PROBLEMS;
    }
    Instant now = Instant.now();
    Instant from = time("--start", start, now);
    Instant to = time("--end", end, now);
    if (!from.isBefore(to)) {
      throw new ParameterException(
          spec.commandLine(), Texts.of(spec).say("end.after.start", "--end", "--start"));
    }
    try (PrometheusServer server = serverOptions.prometheus(spec.commandLine(), url)) {
      // A server that does not answer would be asked for each rule and time.
      server.instant("1", to);
      ReplayReport report =
          RuleReplay.run(rules, new RemoteSeries(server), RuleSettings.DEFAULTS, from, to);
      PrintWriter out = spec.commandLine().getOut();
      if (output == Output.JSON) {
        EpisodeFormat.json(report, out);
      } else {
        EpisodeFormat.table(report, out, Texts.of(spec).language());
      }
      hint(rules, from, to);
      out.flush();
      return report.errors().isEmpty() ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
    } catch (QueryFailedException e) {
      spec.commandLine().getErr().println("monitorix: " + e.getMessage());
      return CommandLineInterface.PROBLEMS;
    }
  }

  private void hint(List<RuleFile> rules, Instant from, Instant to) {
    Duration longest = RuleReplay.longestHold(rules);
    if (Duration.between(from, to).compareTo(longest) <= 0) {
      spec.commandLine()
          .getErr()
          .println(
              Texts.of(spec).say("rules.hold", DurationText.print(longest.toMillis()), "--start"));
    }
  }

  private Instant time(String option, @Nullable String text, Instant now) {
    try {
      return text == null ? now : QueryTime.parse(text, now);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage());
    }
  }
}
