package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.AptRepositories;
import io.monitorix.client.pve.model.AvailableUpdate;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code pve_updates_…} and {@code pve_repository_errors}: what nodes could install. */
final class UpdatesCollector implements Collector {

  static final Metric AVAILABLE =
      Metric.gauge(
          "pve_updates_available",
          "Number of packages of the node of which the origin has a newer version, as of the last "
              + "time that the node fetched the lists.",
          "node",
          "origin");

  static final Metric SECURITY_AVAILABLE =
      Metric.gauge(
          "pve_updates_security_available",
          "Number of packages of the node of which there is a security update; absent where the "
              + "node does not tell those from other updates of Debian.",
          "node");

  static final Metric REPOSITORY_ERRORS =
      Metric.gauge(
          "pve_repository_errors",
          "Number of files that name package repositories of the node and cannot be read.",
          "node");

  /** {@code GET /nodes/{node}/apt/update}. */
  static final Source<List<AvailableUpdate>> UPDATES =
      Source.<List<AvailableUpdate>>ofNode(
              "nodes/{node}/apt/update",
              (reader, node, previous) ->
                  reader.call(reader.pve().node(node.name()).apt().updates()))
          .needing("/nodes/{node}", "Sys.Modify");

  /** {@code GET /nodes/{node}/apt/repositories}. */
  static final Source<AptRepositories> REPOSITORIES =
      Source.<AptRepositories>ofNode(
              "nodes/{node}/apt/repositories",
              (reader, node, previous) ->
                  reader.call(reader.pve().node(node.name()).apt().repositories()))
          .needing("/nodes/{node}", "Sys.Audit");

  /** Told also when there is nothing: no update is not the same as not knowing. */
  private static final List<String> ORIGINS = List.of("Debian", "Proxmox");

  /**
   * How Debian numbers what changes within a stable release. Proxmox names the origin of security
   * updates and of all others alike, {@code Debian}, so that such a version may be either.
   */
  private static final Pattern STABLE_UPDATE = Pattern.compile(".*[+~]deb\\d+u\\d+.*");

  @Override
  public CollectorName name() {
    return CollectorName.UPDATES;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(UPDATES, REPOSITORIES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(AVAILABLE, SECURITY_AVAILABLE, REPOSITORY_ERRORS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        UPDATES,
        (node, updates) -> {
          Map<String, Integer> byOrigin = new TreeMap<>();
          ORIGINS.forEach(origin -> byOrigin.put(origin, 0));
          updates.forEach(update -> byOrigin.merge(origin(update), 1, Integer::sum));
          byOrigin.forEach(
              (origin, number) ->
                  out.emit(AVAILABLE, out.labels("node", node, "origin", origin), number));
          out.emit(SECURITY_AVAILABLE, out.labels("node", node), security(updates));
        });
    readings.forEachNode(
        REPOSITORIES,
        (node, repositories) ->
            out.emit(REPOSITORY_ERRORS, out.labels("node", node), repositories.errors().size()));
  }

  private static String origin(AvailableUpdate update) {
    return requireNonNullElse(update.origin(), "unknown");
  }

  /** How many there are; null where it cannot be told. */
  private static @Nullable Long security(List<AvailableUpdate> updates) {
    long known =
        updates.stream()
            .filter(update -> origin(update).toLowerCase(Locale.ROOT).contains("security"))
            .count();
    boolean perhapsMore = updates.stream().anyMatch(UpdatesCollector::mayBeSecurity);
    return known == 0 && perhapsMore ? null : known;
  }

  private static boolean mayBeSecurity(AvailableUpdate update) {
    return origin(update).equals("Debian")
        && STABLE_UPDATE.matcher(requireNonNullElse(update.version(), "")).matches();
  }
}
