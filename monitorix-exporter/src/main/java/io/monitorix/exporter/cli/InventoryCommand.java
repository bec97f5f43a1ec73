package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inventory",
    description = "Lists what is watched, with the values of the last poll.",
    mixinStandardHelpOptions = true)
final class InventoryCommand extends ManagedList {

  private static final Column CLUSTER = Column.text("column.cluster", "cluster");
  private static final Column CPU =
      Column.of("column.cpu", each -> Quantities.share(each.number("usage", "cpuRatio")));
  private static final Column MEMORY = Column.of("column.memory", InventoryCommand::memory);
  private static final Column USED =
      Column.of("column.used", each -> Quantities.bytes(each.number("usedBytes")));
  private static final Column SIZE =
      Column.of("column.size", each -> Quantities.bytes(each.number("sizeBytes")));

  /** What can be listed. */
  enum What {
    CLUSTERS,
    NODES,
    GUESTS,
    STORAGES,
    DATASTORES
  }

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      defaultValue = "clusters",
      description = "clusters, nodes, guests, storages or datastores (default: ${DEFAULT-VALUE}).")
  private What what = What.CLUSTERS;

  @Option(names = "--cluster", paramLabel = "NAME", description = "Of these clusters alone.")
  private List<String> clusters = new ArrayList<>();

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "Of guests and storages, on these nodes alone.")
  private List<String> nodes = new ArrayList<>();

  @Option(names = "--pool", paramLabel = "NAME", description = "Of guests, in these pools alone.")
  private List<String> pools = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Of guests, with one of these tags alone.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Of guests, those alone that are running, stopped, ….")
  private List<String> statuses = new ArrayList<>();

  @Override
  List<Entry> ask(ManagementServer open) {
    if (what == What.CLUSTERS) {
      return open.list(Map.of(), Integer.MAX_VALUE, "inventory").stream()
          .filter(each -> clusters.isEmpty() || clusters.contains(each.text("name")))
          .toList();
    }
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("cluster", clusters);
    if (what == What.GUESTS || what == What.STORAGES) {
      query.put("node", nodes);
    }
    if (what == What.GUESTS) {
      query.put("pool", pools);
      query.put("tag", tags);
      query.put("status", statuses);
    }
    return open.list(query, Integer.MAX_VALUE, "inventory", what.name().toLowerCase(Locale.ROOT));
  }

  @Override
  List<Column> columns() {
    return switch (what) {
      case CLUSTERS ->
          List.of(
              Column.text("column.name", "name"),
              Column.text("column.product", "product"),
              Column.text("column.version", "version"),
              Column.flag("column.reachable", "reachable", false),
              Column.of(
                  "column.nodes",
                  each -> of(each.number("counts", "nodesOnline"), each.number("counts", "nodes"))),
              Column.of(
                  "column.guests",
                  each ->
                      of(each.number("counts", "guestsRunning"), each.number("counts", "guests"))));
      case NODES ->
          List.of(
              CLUSTER,
              Column.text("column.node", "name"),
              Column.flag("column.online", "online", false),
              CPU,
              MEMORY,
              Column.of(
                  "column.guests",
                  each -> of(each.number("guestsRunning"), each.number("guests"))));
      case GUESTS ->
          List.of(
              CLUSTER,
              Column.text("column.id", "id"),
              Column.text("column.name", "name"),
              Column.text("column.node", "node"),
              Column.text("column.status", "status"),
              CPU,
              MEMORY,
              Column.text("column.pool", "pool"),
              Column.list("column.tags", "tags"));
      case STORAGES ->
          List.of(
              CLUSTER,
              Column.text("column.storage", "name"),
              Column.text("column.node", "node"),
              Column.text("column.type", "type"),
              USED,
              SIZE);
      case DATASTORES ->
          List.of(
              CLUSTER,
              Column.text("column.datastore", "name"),
              USED,
              SIZE,
              Column.text("column.full", "estimatedFull"));
    };
  }

  private static String memory(Entry each) {
    return of(
        Quantities.bytes(each.number("usage", "memoryUsedBytes")),
        Quantities.bytes(each.number("usage", "memorySizeBytes")));
  }

  private static String of(String part, String all) {
    return part.isEmpty() ? all : part + "/" + all;
  }
}
