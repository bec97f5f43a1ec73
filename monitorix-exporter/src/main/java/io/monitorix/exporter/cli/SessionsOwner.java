package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.ManagementServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose sessions are meant. */
final class SessionsOwner {

  @Option(
      names = "--of",
      paramLabel = "NAME",
      description = "Of this user, for administrators (default: one's own).")
  private @Nullable String name;

  /** The name of the user; the server is asked where none was given. */
  String name(ManagementServer server) {
    return name == null ? server.get("auth", "me").text("name") : name;
  }
}
