package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.ResourceKind;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cluster consists of: its nodes, guests and storages. */
public final class PveSurvey implements Inventory.Survey {

  /** There is nothing to tell them apart by. */
  public PveSurvey() {}

  @Override
  public List<Source<?>> sources() {
    return List.of(PveSources.CLUSTER_STATUS, PveSources.CLUSTER_RESOURCES);
  }

  @Override
  public @Nullable Inventory of(Readings readings) {
    ClusterStatus status = readings.get(PveSources.CLUSTER_STATUS);
    List<ClusterResource> resources = readings.get(PveSources.CLUSTER_RESOURCES);
    if (status == null && resources == null) {
      return null;
    }
    List<ClusterResource> rows = resources == null ? List.of() : resources;
    List<String> online = new ArrayList<>();
    List<String> offline = new ArrayList<>();
    if (status == null) {
      rows.stream()
          .filter(row -> row.kind() == ResourceKind.NODE && row.node() != null)
          .forEach(row -> ("online".equals(row.status()) ? online : offline).add(name(row)));
    } else {
      status
          .nodes()
          .forEach(node -> (Boolean.TRUE.equals(node.online()) ? online : offline).add(name(node)));
    }
    return new Inventory(
        online.stream().map(Subject.Node::new).toList(),
        offline,
        rows.stream().map(PveSurvey::guest).filter(Objects::nonNull).toList(),
        rows.stream()
            .filter(row -> row.kind() == ResourceKind.STORAGE && online.contains(row.node()))
            .map(PveSurvey::storage)
            .filter(Objects::nonNull)
            .toList(),
        List.of());
  }

  /** The id has it too: a row without a name must not cost the others. */
  private static String name(ClusterStatus.NodeEntry node) {
    return requireNonNullElseGet(node.name(), () -> node.id().replaceFirst("^node/", ""));
  }

  private static String name(ClusterResource row) {
    return requireNonNullElse(row.node(), "");
  }

  private static Subject.@Nullable Guest guest(ClusterResource row) {
    return row.guestId()
        .map(
            id ->
                new Subject.Guest(
                    id,
                    name(row),
                    requireNonNullElse(row.name(), ""),
                    requireNonNullElse(row.status(), ""),
                    row.lock(),
                    Boolean.TRUE.equals(row.template()),
                    tags(row.tags()),
                    row.pool(),
                    row.maxcpu(),
                    row.maxmem()))
        .orElse(null);
  }

  private static Subject.@Nullable Storage storage(ClusterResource row) {
    return row.storageId()
        .map(
            id ->
                new Subject.Storage(
                    id.node(),
                    id.storage(),
                    Boolean.TRUE.equals(row.shared()),
                    "available".equals(row.status()),
                    requireNonNullElse(row.plugintype(), ""),
                    Arrays.asList(requireNonNullElse(row.content(), "").split(",", -1))))
        .orElse(null);
  }

  /** Proxmox separates tags by semicolons; older versions let commas and spaces in as well. */
  static List<String> tags(@Nullable String tags) {
    if (tags == null || tags.isEmpty()) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    return Arrays.stream(tags.split("[;, ]+"))
        .filter(tag -> !tag.isEmpty() && seen.add(tag))
        .toList();
  }
}
