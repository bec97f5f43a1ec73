package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.AlertmanagerServer;
import picocli.CommandLine.Command;

@Command(
    name = "retry",
    description = "Tries dead letters again, for a day; prints their ids.",
    mixinStandardHelpOptions = true)
final class NotificationsRetryCommand extends DeadLetterCommand {

  @Override
  void treat(AlertmanagerServer open, String id) {
    open.retry(id);
  }
}
