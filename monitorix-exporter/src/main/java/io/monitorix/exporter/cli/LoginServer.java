package io.monitorix.exporter.cli;

import io.monitorix.alerts.remote.delivery.Endpoint;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** At which Monitorix a login begins or ends; nothing says who asks, as that is what is to be. */
final class LoginServer {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9221",
      descriptionKey = "server.monitorix",
      description = "A running Monitorix (default: ${DEFAULT-VALUE}).")
  private String server = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  /** Where it is, and how it is reached. */
  Endpoint endpoint(CommandLine command) {
    try {
      return connection.endpoint(ServerOptions.withoutUser(ServerOptions.parsed(server)), PATIENCE);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--server: " + e.getMessage());
    }
  }
}
