package io.monitorix.exporter.catalog;

import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.AddedCollector;
import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.metric.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collectors that do not come with Monitorix. They are checked, so that none of them can spoil what
 * others expose. Immutable, as far as they are.
 */
public final class AddedCollectors {

  /** None. */
  public static final AddedCollectors NONE = new AddedCollectors(List.of());

  /** How names begin that Monitorix has, or that a later version may have. */
  private static final List<String> OURS =
      List.of("pve_", "pbs_", "probe_", "monitorix_", "jvm_", "process_", "system_");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final String TOTAL = "_total";

  private final List<Collector> all;

  private AddedCollectors(List<Collector> all) {
    this.all = all;
  }

  /**
   * These.
   *
   * @throws IllegalArgumentException if one is not named by an {@link AddedCollector}, if two have
   *     the same name, or if the name of a metric cannot be used: begins as Monitorix's own do, is
   *     there twice, or is none
   */
  public static AddedCollectors of(List<? extends Collector> collectors) {
    Set<String> keys = new HashSet<>();
    Set<String> metrics = new HashSet<>();
    List<Collector> checked = collectors.stream().<Collector>map(Checked::of).toList();
    for (Collector collector : checked) {
      if (!keys.add(collector.name().key())) {
        throw wrong(collector, "there are two of that name; choose another for one of them");
      }
      collector.metrics().forEach(metric -> check(collector, metric, metrics));
    }
    return new AddedCollectors(checked);
  }

  private static void check(Collector collector, Metric metric, Set<String> known) {
    String name = metric.name();
    if (!NAME.matcher(name).matches()) {
      throw wrong(collector, "no metric can be called \"" + name + "\"; use letters, digits and _");
    }
    OURS.stream()
        .filter(name::startsWith)
        .findFirst()
        .ifPresent(
            prefix -> {
              throw wrong(
                  collector,
                  "the metric "
                      + name
                      + " begins with "
                      + prefix
                      + " as those of Monitorix do; choose a prefix of your own");
            });
    // x and x_total are the same to the exposition
    String base = name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
    if (!known.add(base)) {
      throw wrong(
          collector,
          "the metric " + name + " is there already, as it is or with or without _total");
    }
  }

  private static IllegalArgumentException wrong(Collector collector, String what) {
    return new IllegalArgumentException("collector \"" + collector.name().key() + "\": " + what);
  }

  /** Those for targets of this product. */
  public List<Collector> of(Product product) {
    return all.stream().filter(collector -> collector.name().product() == product).toList();
  }

  /** Their metrics. */
  public List<Metric> metrics() {
    return all.stream().flatMap(collector -> collector.metrics().stream()).toList();
  }

  /** A collector that says once what it is, and emits nothing else than it said. */
  private record Checked(
      Collector collector, CollectorIdentity name, List<Source<?>> sources, List<Metric> metrics)
      implements Collector {

    static Checked of(Collector collector) {
      if (!(collector.name() instanceof AddedCollector)) {
        throw wrong(collector, "is the name of one of Monitorix's; give it an AddedCollector");
      }
      return new Checked(
          collector,
          collector.name(),
          List.copyOf(collector.sources()),
          List.copyOf(collector.metrics()));
    }

    @Override
    public void collect(Readings readings, Emission out) {
      collector.collect(
          readings,
          out.into(
              (metric, labels, value) -> {
                if (!metrics.contains(metric)) {
                  throw new IllegalStateException(
                      "it emits " + metric.name() + ", which is none of its metrics()");
                }
                out.sink().add(metric, labels, value);
              }));
    }
  }
}
