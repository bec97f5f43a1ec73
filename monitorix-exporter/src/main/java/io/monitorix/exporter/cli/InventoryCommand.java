package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "inventory",
    description = "Lists what is watched, with the values of the last poll.",
    mixinStandardHelpOptions = true)
final class InventoryCommand implements Callable<Integer> {

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

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (what != What.CLUSTERS) {
      query.put("cluster", clusters);
    }
    if (what == What.GUESTS || what == What.STORAGES) {
      query.put("node", nodes);
    }
    if (what == What.GUESTS) {
      query.put("pool", pools);
      query.put("tag", tags);
      query.put("status", statuses);
    }
    return server.ask(
        spec.commandLine(),
        open -> {
          String name = what.name().toLowerCase(Locale.ROOT);
          String[] path =
              what == What.CLUSTERS ? new String[] {"inventory"} : new String[] {"inventory", name};
          List<Entry> found =
              open.list(query, Integer.MAX_VALUE, path).stream()
                  .filter(
                      each ->
                          what != What.CLUSTERS
                              || clusters.isEmpty()
                              || clusters.contains(each.text("name")))
                  .toList();
          server.print(spec.commandLine(), found, heading(), this::row);
        });
  }

  private List<String> heading() {
    return switch (what) {
      case CLUSTERS -> List.of("NAME", "PRODUCT", "VERSION", "REACHABLE", "NODES", "GUESTS");
      case NODES -> List.of("CLUSTER", "NODE", "ONLINE", "CPU", "MEMORY", "GUESTS");
      case GUESTS ->
          List.of("CLUSTER", "ID", "NAME", "NODE", "STATUS", "CPU", "MEMORY", "POOL", "TAGS");
      case STORAGES -> List.of("CLUSTER", "STORAGE", "NODE", "TYPE", "USED", "SIZE");
      case DATASTORES -> List.of("CLUSTER", "DATASTORE", "USED", "SIZE", "FULL");
    };
  }

  private List<String> row(Entry each) {
    String cluster = each.text("cluster");
    return switch (what) {
      case CLUSTERS ->
          List.of(
              each.text("name"),
              each.text("product"),
              each.text("version"),
              yes(each.flag("reachable", false)),
              of(each.number("counts", "nodesOnline"), each.number("counts", "nodes")),
              of(each.number("counts", "guestsRunning"), each.number("counts", "guests")));
      case NODES ->
          List.of(
              cluster,
              each.text("name"),
              yes(each.flag("online", false)),
              Quantities.share(each.number("usage", "cpuRatio")),
              memory(each),
              of(each.number("guestsRunning"), each.number("guests")));
      case GUESTS ->
          List.of(
              cluster,
              each.text("id"),
              each.text("name"),
              each.text("node"),
              each.text("status"),
              Quantities.share(each.number("usage", "cpuRatio")),
              memory(each),
              each.text("pool"),
              String.join(" ", each.list("tags")));
      case STORAGES ->
          List.of(
              cluster,
              each.text("name"),
              each.text("node"),
              each.text("type"),
              Quantities.bytes(each.number("usedBytes")),
              Quantities.bytes(each.number("sizeBytes")));
      case DATASTORES ->
          List.of(
              cluster,
              each.text("name"),
              Quantities.bytes(each.number("usedBytes")),
              Quantities.bytes(each.number("sizeBytes")),
              each.text("estimatedFull"));
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

  private static String yes(boolean flag) {
    return flag ? "yes" : "no";
  }
}
