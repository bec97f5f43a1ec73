package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.ManagementServer;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The Monitorix whose backups are meant, in the place of those of a configuration. */
final class BackupServer {

  /** A large database takes its time to be written and read again. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  @Option(
      names = "--server",
      paramLabel = "URL",
      descriptionKey = "server.backup",
      description = "A running Monitorix, which is asked in the place of a configuration.")
  private @Nullable String server;

  @Mixin private ServerOptions options = new ServerOptions();

  /**
   * Whether a server was named.
   *
   * @throws ParameterException if what says how it is asked stands alone, or a configuration is
   *     named besides
   */
  boolean isAsked(CommandLine command) {
    if (server == null && options.isUsed()) {
      throw new ParameterException(
          command, Texts.of(command.getCommandSpec()).say("server.options"));
    }
    boolean configured = command.getParseResult().hasMatchedOption("--config");
    if (server != null && configured) {
      throw new ParameterException(
          command, Texts.of(command.getCommandSpec()).say("exclude", "--server", "--config"));
    }
    return server != null;
  }

  /**
   * Asks the server.
   *
   * @throws ServerFailedException if it does not answer
   */
  int ask(CommandLine command, Consumer<ManagementServer> question) {
    try (ManagementServer open =
        options.open(command, String.valueOf(server), PATIENCE, ManagementServer::new)) {
      question.accept(open);
      command.getOut().flush();
      return CommandLineInterface.FINE;
    }
  }
}
