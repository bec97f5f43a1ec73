package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks a Monitorix for a list of its own API, and prints it. */
abstract class ManagedList implements Callable<Integer> {

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() {
    check();
    return server.ask(
        spec.commandLine(), open -> server.print(spec.commandLine(), ask(open), columns()));
  }

  /**
   * Looks at the arguments before the server is asked.
   *
   * @throws picocli.CommandLine.ParameterException if one cannot be used
   */
  void check() {}

  /** What is to be listed. */
  abstract List<Entry> ask(ManagementServer open);

  /** The columns of the table. */
  abstract List<Column> columns();

  final CommandSpec spec() {
    return spec;
  }
}
