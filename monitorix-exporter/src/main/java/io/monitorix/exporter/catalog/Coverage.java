package io.monitorix.exporter.catalog;

import io.monitorix.client.Permissions;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.pbs.PbsCollectors;
import io.monitorix.exporter.collect.pve.PveCollectors;
import io.monitorix.exporter.config.Product;
import java.util.List;

/**
 * All that is known of a product.
 *
 * @param collectors every one there is
 * @param survey tells what a target of this product consists of
 * @param permissions what the caller may do
 */
public record Coverage(
    Collectors collectors, Inventory.Survey survey, Source<Permissions> permissions) {

  /** The same with further collectors. */
  public Coverage and(List<Collector> more) {
    return new Coverage(collectors.and(more), survey, permissions);
  }

  /** What is known of this product. */
  public static Coverage of(Product product) {
    return switch (product) {
      case PVE ->
          new Coverage(
              new Collectors(PveCollectors.all()),
              PveCollectors.survey(),
              PveCollectors.permissions());
      case PBS ->
          new Coverage(
              new Collectors(PbsCollectors.all()),
              PbsCollectors.survey(),
              PbsCollectors.permissions());
    };
  }
}
