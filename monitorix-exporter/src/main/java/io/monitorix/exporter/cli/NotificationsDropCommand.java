package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import picocli.CommandLine.Command;

@Command(
    name = "drop",
    description = "Drops dead letters; prints their ids.",
    mixinStandardHelpOptions = true)
final class NotificationsDropCommand extends DeadLetterCommand {

  @Override
  void treat(AlertmanagerServer open, String id) {
    open.drop(id);
  }
}
