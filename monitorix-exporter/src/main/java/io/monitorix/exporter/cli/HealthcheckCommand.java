package io.monitorix.exporter.cli;

import io.monitorix.exporter.health.HealthCheck;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "healthcheck",
    description = {
      "Asks a running server how it is, for supervisors whose images have no curl.",
      "Exit status 0: well, 1: not well or no answer, 2: wrong usage."
    },
    mixinStandardHelpOptions = true)
final class HealthcheckCommand implements Callable<Integer> {

  /** Supervisors ask often, and count an answer that is late as none. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Option(
      names = {"--url", "--server"},
      paramLabel = "URL",
      defaultValue = "http://localhost:9221",
      description = "The server (default: ${DEFAULT-VALUE}).")
  private String url = "";

  @Option(
      names = "--ready",
      description =
          "Ask /-/ready, which waits for each target's first poll, instead of /-/healthy.")
  private boolean ready;

  @Mixin private ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    HealthCheck.Result result = check().run();
    if (result.passed()) {
      spec.commandLine().getOut().println(result.text());
      return CommandLineInterface.FINE;
    }
    spec.commandLine().getErr().println("monitorix: " + result.text());
    return CommandLineInterface.PROBLEMS;
  }

  private HealthCheck check() {
    try {
      return new HealthCheck(options.endpoint(url, PATIENCE), ready ? "-/ready" : "-/healthy");
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
