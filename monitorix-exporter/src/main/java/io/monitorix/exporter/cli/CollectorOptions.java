package io.monitorix.exporter.cli;

import io.monitorix.exporter.config.CollectorName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --[no-]collector.NAME} for each collector, as prometheus-pve-exporter has them. */
final class CollectorOptions {

  private static final Map<CollectorName, String> DESCRIPTIONS =
      Map.of(
          CollectorName.STATUS, "Exposes Node/VM/CT-Status.",
          CollectorName.VERSION, "Exposes PVE version info.",
          CollectorName.NODE, "Exposes PVE node info.",
          CollectorName.CLUSTER, "Exposes PVE cluster info.",
          CollectorName.RESOURCES, "Exposes PVE resources info.",
          CollectorName.BACKUP_INFO, "Exposes guests which are not covered by any backup job.",
          CollectorName.QDEVICE, "Exposes PVE QDevice connection state.",
          CollectorName.CONFIG, "Exposes PVE onboot status.",
          CollectorName.REPLICATION, "Exposes PVE replication info.",
          CollectorName.SUBSCRIPTION, "Exposes PVE subscription info.");

  private CollectorOptions() {}

  static void addTo(CommandSpec command) {
    command.addArgGroup(
        group("cluster", "Cluster collectors, skipped where a request has cluster=0", false));
    command.addArgGroup(group("node", "Node collectors, skipped where a request has node=0", true));
  }

  private static ArgGroupSpec group(String key, String heading, boolean ofNode) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder()
            .validate(false)
            .heading("%n" + heading + "%n")
            .headingKey("collectors." + key);
    for (CollectorName name : CollectorName.compatible()) {
      if (name.isOfNode() == ofNode) {
        group.addArg(
            OptionSpec.builder(option(name))
                .type(boolean.class)
                .negatable(true)
                .defaultValue("true")
                .fallbackValue("true")
                .description(DESCRIPTIONS.getOrDefault(name, ""))
                .build());
      }
    }
    return group.build();
  }

  /** Those that the parsed arguments leave on. */
  static Set<CollectorName> enabled(CommandSpec command) {
    Set<CollectorName> enabled = EnumSet.noneOf(CollectorName.class);
    for (CollectorName name : CollectorName.compatible()) {
      Boolean on = command.findOption(option(name)).getValue();
      if (on == null || on) {
        enabled.add(name);
      }
    }
    return enabled;
  }

  private static String option(CollectorName name) {
    return "--collector." + name.key();
  }
}
