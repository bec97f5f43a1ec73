package io.monitorix.exporter.cli;

import io.monitorix.exporter.dashboards.push.DashboardPush;
import io.monitorix.exporter.dashboards.push.GrafanaException;
import io.monitorix.exporter.dashboards.push.Pushed;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.grafana.dashboard.Dashboards;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "push",
    description =
        "Brings the dashboards into a running Grafana: those that are not there or differ, by uid.",
    mixinStandardHelpOptions = true)
final class DashboardsPushCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Mixin private GrafanaOptions grafana = new GrafanaOptions();

  @Option(
      names = "--folder",
      paramLabel = "TITLE",
      defaultValue = "Monitorix",
      description = "The folder, made if it is not there (default: ${DEFAULT-VALUE}); '' for none.")
  private String folder = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  DashboardsPushCommand() {
    this(System.getenv());
  }

  DashboardsPushCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Collection<String> dashboards = Dashboards.files().values();
    try (DashboardPush push = open()) {
      List<Pushed> pushed = push.push(dashboards, folder);
      return tell(pushed, dashboards.size());
    } catch (GrafanaException e) {
      spec.commandLine().getErr().println("monitorix: " + e.getMessage());
      return CommandLineInterface.PROBLEMS;
    }
  }

  private DashboardPush open() {
    try {
      return new DashboardPush(grafana.endpoint(environment));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private int tell(List<Pushed> pushed, int all) {
    PrintWriter out = spec.commandLine().getOut();
    for (Pushed each : pushed) {
      String state = state(each.state());
      out.println(Columns.line(state + "  " + each.uid() + "  " + each.title()));
      String problem = each.problem();
      if (problem != null) {
        spec.commandLine()
            .getErr()
            .println("monitorix: " + Columns.line(each.uid() + ": " + problem));
      }
    }
    long failed = count(pushed, Pushed.State.FAILED) + all - pushed.size();
    out.println(
        Texts.of(spec)
            .say(
                "dashboards.pushed",
                all,
                count(pushed, Pushed.State.CREATED),
                count(pushed, Pushed.State.UPDATED),
                count(pushed, Pushed.State.UNCHANGED),
                failed));
    out.flush();
    return failed == 0 ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }

  private String state(Pushed.State state) {
    TextBundle texts = Texts.of(spec);
    return switch (state) {
      case CREATED -> texts.say("pushed.created");
      case UPDATED -> texts.say("pushed.updated");
      case UNCHANGED -> texts.say("pushed.unchanged");
      case FAILED -> texts.say("pushed.failed");
    };
  }

  private static long count(List<Pushed> pushed, Pushed.State state) {
    return pushed.stream().filter(each -> each.state() == state).count();
  }
}
