package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Prints alerts as they are after a change. */
final class RuleChange {

  private RuleChange() {}

  static void print(ManagementOptions server, CommandSpec spec, Entry after) {
    server.print(
        spec.commandLine(),
        after.entries("rules"),
        List.of("GROUP", "NAME", "ENABLED", "THRESHOLDS"),
        each ->
            List.of(
                each.text("group"),
                each.text("name"),
                each.flag("enabled", true) ? "yes" : "no",
                each.entries("thresholds").stream()
                    .map(threshold -> threshold.text("name") + "=" + threshold.number("value"))
                    .collect(Collectors.joining(" "))));
  }
}
