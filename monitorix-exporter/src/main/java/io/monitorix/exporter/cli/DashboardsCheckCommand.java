package io.monitorix.exporter.cli;

import io.monitorix.alerts.rules.file.RecordSpec;
import io.monitorix.exporter.dashboards.check.CheckFormat;
import io.monitorix.exporter.dashboards.check.CheckedDashboard;
import io.monitorix.exporter.dashboards.check.DashboardCheck;
import io.monitorix.exporter.dashboards.check.KnownMetrics;
import io.monitorix.exporter.dashboards.check.MetricNames;
import io.monitorix.exporter.tuning.ShippedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Parses all queries of dashboards, and tells which metrics Monitorix does not have.",
    mixinStandardHelpOptions = true)
final class DashboardsCheckCommand implements Callable<Integer> {

  private enum Output {
    TABLE,
    JSON,
    YAML
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Dashboards as Grafana exports them.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--known",
      paramLabel = "FILE|URL",
      description = {
        "More metrics that exist: a file with a name a line or with what an exporter answers to a",
        "scrape, or a Prometheus that has them, such as http://localhost:9090. Can be repeated."
      })
  private List<String> more = new ArrayList<>();

  @Option(
      names = {"--output", "-o"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
  private Output output = Output.TABLE;

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    KnownMetrics known = KnownMetrics.ofMonitorix(recorded());
    for (String each : more) {
      known = known.and(names(each));
    }
    DashboardCheck check = new DashboardCheck(known);
    List<CheckedDashboard> checked = files.stream().map(check::check).toList();
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case TABLE -> CheckFormat.lines(checked, out, Texts.of(spec).language());
      case JSON -> CheckFormat.json(checked, out);
      case YAML -> CheckFormat.yaml(checked, out);
    }
    out.flush();
    return checked.stream().allMatch(each -> each.problems().isEmpty())
        ? CommandLineInterface.FINE
        : CommandLineInterface.PROBLEMS;
  }

  private Set<String> names(String source) throws IOException {
    if (!source.startsWith("http://") && !source.startsWith("https://")) {
      try {
        return MetricNames.in(Files.readString(Path.of(source)));
      } catch (IOException e) {
        throw new IOException("--known: cannot read " + source, e);
      }
    }
    try {
      return MetricNames.of(server.endpoint(source, Host.of(spec).logins()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--known: " + e.getMessage());
    }
  }

  private static List<String> recorded() {
    return ShippedFiles.read().files().stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .filter(RecordSpec.class::isInstance)
        .map(rule -> rule.name())
        .toList();
  }
}
