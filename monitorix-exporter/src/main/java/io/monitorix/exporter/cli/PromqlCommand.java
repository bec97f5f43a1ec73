package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.script.ScriptException;
import io.monitorix.alerts.promql.script.ScriptReport;
import io.monitorix.alerts.promql.script.ScriptRunner;
import io.monitorix.alerts.promql.script.TestScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "promql",
    description = "Works with PromQL files.",
    subcommands = PromqlCommand.Test.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PromqlCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw UsageProblems.commandMissing(spec);
  }

  @Command(
      name = "test",
      description = "Runs test scripts: what they load, ask and expect.",
      mixinStandardHelpOptions = true)
  static final class Test implements Callable<Integer> {

    @Parameters(
        paramLabel = "FILE",
        arity = "1..*",
        description = "Scripts in the format of Prometheus's own tests (docs/promql-cli.md).")
    private List<Path> files = new ArrayList<>();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      int passed = 0;
      int failed = 0;
      for (Path file : files) {
        try {
          ScriptReport report = new ScriptRunner().run(TestScript.read(file));
          report.failures().forEach(out::println);
          passed += report.passed();
          failed += report.failed();
        } catch (ScriptException e) {
          out.println(e.getMessage());
          failed++;
        } catch (IOException e) {
          out.println(Texts.of(spec).say("file.unreadable", file, e));
          failed++;
        }
      }
      out.println(Texts.of(spec).say("tests", passed, failed));
      return failed == 0 ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
    }
  }
}
