package io.monitorix.exporter.cli;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.test.JUnitReport;
import io.monitorix.alerts.rules.test.RuleTestFailure;
import io.monitorix.alerts.rules.test.RuleTestReport;
import io.monitorix.alerts.rules.test.RuleTestRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    description = "Runs unit tests of rules, in the format of 'promtool test rules'.",
    mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Test files (docs/rules.md).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes the results as JUnit XML, too.")
  private @Nullable Path junit;

  @Option(names = "--no-color", description = "Prints differences without colours.")
  private boolean plain;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    RuleTestRunner runner = new RuleTestRunner(RuleTemplates.CHECK, RuleTemplates.TEMPLATES);
    List<RuleTestReport> reports = new ArrayList<>();
    for (Path file : files) {
      RuleTestReport report = runner.run(file);
      print(report, out);
      reports.add(report);
    }
    if (junit != null) {
      try (Writer writer = Files.newBufferedWriter(junit)) {
        JUnitReport.write(reports, writer);
      }
    }
    long failed =
        reports.stream()
            .mapToLong(
                report ->
                    (report.problems().isEmpty() ? 0 : 1)
                        + report.results().stream().filter(result -> !result.passed()).count())
            .sum();
    long passed =
        reports.stream()
            .flatMap(report -> report.results().stream())
            .filter(RuleTestReport.Result::passed)
            .count();
    out.println(Texts.of(spec).say("tests", passed, failed));
    return failed == 0 ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }

  private void print(RuleTestReport report, PrintWriter out) {
    report.warnings().forEach(out::println);
    report.problems().forEach(out::println);
    for (RuleTestReport.Result result : report.results()) {
      for (RuleTestFailure failure : result.failures()) {
        out.println(
            failure.file() + ":" + failure.line() + ": " + result.name() + ": " + failure.what());
        failure.lines().forEach(line -> out.println("  " + coloured(line)));
      }
    }
  }

  private String coloured(String line) {
    if (plain || !Ansi.AUTO.enabled() || line.startsWith(" ")) {
      return line;
    }
    // Not by picocli's markup, which would read what the labels contain.
    return (line.startsWith("-") ? "\u001b[31m" : "\u001b[32m") + line + "\u001b[0m";
  }
}
