package io.monitorix.exporter.cli;

import io.monitorix.exporter.login.Logins;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the process finds on the machine that it runs on.
 *
 * @param logins those that its user keeps there
 * @param terminal empty where nobody can be asked
 */
record Host(Logins logins, Optional<Terminal> terminal) {

  /** A machine where nothing is kept and nobody sits. */
  static final Host NONE = new Host(Logins.of(Map.of(), InstantSource.system()), Optional.empty());

  /** The tool, which runs somewhere. */
  @FunctionalInterface
  interface Guest {
    /** Where. */
    Host host();
  }

  /** That of the process. */
  static Host of(Map<String, String> environment) {
    return new Host(Logins.of(environment, InstantSource.system()), Terminal.ofProcess());
  }

  /** Where the tool runs that the command belongs to. */
  static Host of(CommandSpec command) {
    return command.root().userObject() instanceof Guest tool ? tool.host() : NONE;
  }
}
