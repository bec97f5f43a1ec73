package io.monitorix.exporter.cli;

import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.config.PveModules;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.config.WebFileLoader;
import io.monitorix.exporter.routing.RoutingCheck;
import io.monitorix.exporter.rules.RuleKeeper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Reads configuration files, and the rule files and routing file that they name, and tells all"
            + " that is wrong with them.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files such as monitorix.yml (the default when none is named).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--pve-config",
      paramLabel = "FILE",
      description = "Files such as the pve.yml of prometheus-pve-exporter.")
  private List<Path> pveConfigs = new ArrayList<>();

  @Option(
      names = "--web.config.file",
      paramLabel = "FILE",
      description = "Web config files of Prometheus and its exporters, and the files they name.")
  private List<Path> webConfigs = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final WebFileLoader webFiles = new WebFileLoader();
  private Optional<MonitorixConfig> last = Optional.empty();

  @Override
  public Integer call() {
    ConfigLoader loader = new ConfigLoader(System.getenv());
    PveModules modules = new PveModules();
    List<Path> configs =
        files.isEmpty() && pveConfigs.isEmpty() && webConfigs.isEmpty()
            ? List.of(Path.of("monitorix.yml"))
            : files;
    boolean fine = true;
    for (Path file : configs) {
      fine &= check(file, () -> described(loader.load(file)));
      fine &= checkNamed();
    }
    for (Path file : pveConfigs) {
      fine &= check(file, () -> Texts.of(spec).say("modules", modules.load(file).size()));
    }
    for (Path file : webConfigs) {
      fine &= check(file, () -> described(webFiles.load(file)));
    }
    return fine ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }

  private boolean check(Path file, Supplier<String> reading) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.println(Texts.of(spec).say("file.fine", file, reading.get()));
      return true;
    } catch (ConfigException e) {
      e.problems().forEach(out::println);
      return false;
    }
  }

  /** The rule files and the routing file that the last configuration names. */
  private boolean checkNamed() {
    Optional<MonitorixConfig> named = last;
    last = Optional.empty();
    List<String> problems = new ArrayList<>();
    named.ifPresent(
        config -> {
          problems.addAll(RuleKeeper.problems(config.rules()));
          problems.addAll(RoutingCheck.problems(config.routing()));
        });
    problems.forEach(spec.commandLine().getOut()::println);
    return problems.isEmpty();
  }

  private String described(WebFile file) {
    return (file.tls() == null ? "HTTP, " : "HTTPS, ")
        + Texts.of(spec).say("users", file.users().size());
  }

  private String described(MonitorixConfig config) {
    last = Optional.of(config);
    Path webConfig = config.web().configFile();
    if (webConfig != null) {
      webFiles.load(webConfig);
    }
    return Texts.of(spec).say("targets", config.targets().size());
  }
}
