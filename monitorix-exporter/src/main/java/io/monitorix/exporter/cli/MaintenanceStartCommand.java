package io.monitorix.exporter.cli;

import java.util.LinkedHashMap;
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
    name = "start",
    description = "Announces maintenance, which silences alerts, and prints its id.",
    mixinStandardHelpOptions = true)
final class MaintenanceStartCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CLUSTER", description = "Where.")
  private String cluster = "";

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "This node alone, its storages and the guests that are on it.")
  private @Nullable String node;

  @Option(names = "--guest", paramLabel = "ID", description = "This guest alone: qemu/100.")
  private @Nullable String guest;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "The guests alone that have this tag now.")
  private @Nullable String tag;

  @Option(
      names = {"--duration", "-d"},
      paramLabel = "D",
      defaultValue = "1h",
      description = "How long it lasts (default: ${DEFAULT-VALUE}).")
  private String duration = "";

  @Option(
      names = "--start",
      paramLabel = "T",
      description = "When it begins, in RFC 3339 (default: now).")
  private @Nullable String start;

  @Option(
      names = {"--comment", "-c"},
      paramLabel = "TEXT",
      required = true,
      description = "What is done.")
  private String comment = "";

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> window = new LinkedHashMap<>();
    window.put("cluster", cluster);
    window.put("duration", duration);
    window.put("comment", comment);
    put(window, "node", node);
    put(window, "guest", guest);
    put(window, "tag", tag);
    put(window, "startsAt", start);
    return server.ask(
        spec.commandLine(),
        open -> spec.commandLine().getOut().println(open.post(window, "maintenance").text("id")));
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
