package io.monitorix.exporter.cli;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.route.Route;
import io.monitorix.alerts.routing.route.RouteText;
import io.monitorix.alerts.routing.route.RouteTree;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    description = "Tells which receivers an alert with these labels reaches.",
    mixinStandardHelpOptions = true)
final class RoutesTestCommand implements Callable<Integer> {

  @ParentCommand private RoutesCommand routes = new RoutesCommand();

  @Parameters(paramLabel = "NAME=VALUE", arity = "0..*", description = "The labels of an alert.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--verify.receivers",
      paramLabel = "A,B",
      description = "Fails unless these receivers are reached, in this order.")
  private @Nullable String expected;

  @Option(names = "--tree", description = "Draws the routes that are taken, too.")
  private boolean tree;

  @Option(
      names = "--escalations",
      description = "Names receivers that are told later, too; needs --config.")
  private boolean escalations;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Optional<RouteTree> read = routes.tree(spec.commandLine());
    Optional<Labels> alert = alert();
    if (read.isEmpty() || alert.isEmpty()) {
      return CommandLineInterface.PROBLEMS;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (tree) {
      out.println("Matching routes:");
      out.println(RouteText.matching(read.get(), alert.get()));
      out.println();
    }
    List<Route> taken =
        escalations ? read.get().matchEscalated(alert.get()) : read.get().match(alert.get());
    String reached = taken.stream().map(Route::receiver).collect(Collectors.joining(","));
    out.println(reached);
    if (expected != null && !expected.isEmpty() && !expected.equals(reached)) {
      out.println("WARNING: Expected receivers did not match resolved receivers.");
      return CommandLineInterface.PROBLEMS;
    }
    return CommandLineInterface.FINE;
  }

  /** Empty if one is no label, which is then told. */
  private Optional<Labels> alert() {
    Map<String, String> alert = new LinkedHashMap<>();
    for (String text : labels) {
      try {
        for (LabelMatcher matcher : Matchers.parse(text).list()) {
          if (matcher.type() != LabelMatcher.Type.EQUAL) {
            throw new IllegalArgumentException("labels must be specified as key=value pairs");
          }
          alert.put(matcher.name(), matcher.value());
        }
      } catch (MatcherSyntaxException | IllegalArgumentException e) {
        spec.commandLine().getErr().println("Failed to parse labels: " + e.getMessage());
        return Optional.empty();
      }
    }
    return Optional.of(Labels.of(alert));
  }
}
