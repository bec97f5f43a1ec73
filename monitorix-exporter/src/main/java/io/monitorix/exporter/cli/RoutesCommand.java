package io.monitorix.exporter.cli;

import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.route.RouteText;
import io.monitorix.alerts.routing.route.RouteTree;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.routing.RoutingCheck;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
    name = "routes",
    description = "Shows and tests the routes of an alertmanager.yml (docs/routing.md).",
    subcommands = {RoutesTestCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[show|test]")
final class RoutesCommand implements Callable<Integer> {

  @Option(
      names = "--config.file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The file to read.")
  private @Nullable Path file;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "A monitorix.yml: the file that it names is read, and its escalations are added.")
  private @Nullable Path config;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return draw(spec.commandLine());
  }

  @Command(
      name = "show",
      description = "Draws the tree of routes; what is done without a command, too.",
      mixinStandardHelpOptions = true)
  Integer show() {
    return draw(spec.commandLine());
  }

  private Integer draw(CommandLine command) {
    Optional<RouteTree> tree = tree(command);
    tree.ifPresent(
        routes -> {
          command.getOut().println("Routing tree:");
          command.getOut().println(RouteText.tree(routes));
        });
    return tree.isPresent() ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }

  /** The tree of the file; empty if there is something wrong with it, which is then told. */
  Optional<RouteTree> tree(CommandLine command) {
    if ((file == null) == (config == null)) {
      throw new ParameterException(command, Texts.of(spec).say("routes.file.missing"));
    }
    try {
      return Optional.of(file != null ? ofFile(file) : ofConfiguration(config));
    } catch (FileException e) {
      e.problems().forEach(command.getErr()::println);
      return Optional.empty();
    }
  }

  private static RouteTree ofFile(Path file) {
    return RouteTree.of(RoutingConfig.read(file, RoutingConfig.ALERTMANAGER_INTEGRATIONS).route());
  }

  private static RouteTree ofConfiguration(@Nullable Path file) {
    RoutingSettings routing =
        new ConfigLoader(System.getenv()).load(Objects.requireNonNull(file)).routing();
    return RoutingCheck.routes(routing);
  }
}
