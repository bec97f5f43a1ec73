package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "add",
    description = "Has a service checked from now on.",
    mixinStandardHelpOptions = true)
final class ServicesAddCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "NAME", description = "What it is called.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TARGET",
      description = "A URL, a host, or host:port, as the module wants it.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--module",
      paramLabel = "NAME",
      required = true,
      description = "How it is checked: a built-in module or one of the configuration.")
  private String module = "";

  @Option(
      names = "--interval",
      paramLabel = "D",
      description = "From check to check (default: 30s).")
  private @Nullable String interval;

  @Option(
      names = "--check-timeout",
      paramLabel = "D",
      description = "The longest that a check takes.")
  private @Nullable String timeout;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How many more attempts must fail until it counts as down (default: 0).")
  private @Nullable Integer retries;

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("name", name);
    service.put("targets", targets);
    service.put("module", module);
    if (interval != null) {
      service.put("interval", interval);
    }
    if (timeout != null) {
      service.put("timeout", timeout);
    }
    if (retries != null) {
      service.put("retries", retries);
    }
    return server.ask(
        spec.commandLine(),
        open -> {
          Entry added = open.post(service, "services");
          spec.commandLine().getOut().println(added.text("name"));
        });
  }
}
