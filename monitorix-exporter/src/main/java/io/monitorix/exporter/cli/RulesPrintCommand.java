package io.monitorix.exporter.cli;

import io.monitorix.alerts.rules.file.GroupSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleFileWriter;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "print",
    description =
        "Prints the rules that come with Monitorix, as a configuration changes them, and those that"
            + " are made of it, as a rule file for Prometheus.",
    mixinStandardHelpOptions = true)
final class RulesPrintCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "monitorix.yml",
      description = "The configuration file (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("monitorix.yml");

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Writes a file for each subject into this directory instead.")
  private @Nullable Path directory;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    MonitorixConfig loaded;
    try {
      loaded = new ConfigLoader(System.getenv()).load(config);
    } catch (ConfigException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
      return CommandLineInterface.PROBLEMS;
    }
    List<RuleFile> files = loaded.rules().compiled();
    PrintWriter out = spec.commandLine().getOut();
    if (directory == null) {
      List<GroupSpec> groups = files.stream().flatMap(file -> file.groups().stream()).toList();
      out.print(RuleFileWriter.write(groups));
      out.flush();
      return CommandLineInterface.FINE;
    }
    for (RuleFile file : files) {
      Path target = directory.resolve(file.file());
      Files.createDirectories(target.getParent());
      Files.writeString(target, RuleFileWriter.write(file.groups()));
      out.println(target);
    }
    return CommandLineInterface.FINE;
  }
}
