package io.monitorix.exporter.cli;

import io.monitorix.exporter.dashboards.bundle.BundleWriter;
import io.monitorix.exporter.dashboards.bundle.BundleWriter.State;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.grafana.bundle.GrafanaBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description =
        "Writes the dashboards, and the files that Grafana, Prometheus and Alertmanager read beside"
            + " them, into a directory.",
    mixinStandardHelpOptions = true)
final class DashboardsExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Made if it is not there.")
  private Path directory = Path.of("");

  @Option(names = "--force", description = "Replaces files that are there and differ.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    BundleWriter writer = new BundleWriter(directory, GrafanaBundle.files());
    try {
      List<Path> changed = writer.changed();
      if (!force && !changed.isEmpty()) {
        TextBundle texts = Texts.of(spec);
        changed.forEach(path -> err.println(texts.say("file.differs", path)));
        err.println("monitorix: " + texts.say("nothing.written", "--force"));
        return CommandLineInterface.PROBLEMS;
      }
      tell(writer.write());
      return CommandLineInterface.FINE;
    } catch (IOException e) {
      err.println(
          "monitorix: " + Texts.of(spec).say("bundle.failed", String.valueOf(e.getMessage())));
      return CommandLineInterface.PROBLEMS;
    }
  }

  private void tell(Map<Path, State> written) {
    PrintWriter out = spec.commandLine().getOut();
    written.forEach(
        (path, state) -> {
          if (state != State.UNCHANGED) {
            out.println(state.name().toLowerCase(Locale.ROOT) + "  " + path);
          }
        });
    long unchanged = written.values().stream().filter(State.UNCHANGED::equals).count();
    out.println(
        Texts.of(spec).say("files.written", written.size(), written.size() - unchanged, unchanged));
    out.flush();
  }
}
