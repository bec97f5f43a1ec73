package io.monitorix.spring.alerts;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.exporter.embedded.AlertEngineSettings;
import io.monitorix.exporter.embedded.Surroundings;
import io.monitorix.exporter.tuning.ShippedFiles;
import io.monitorix.exporter.tuning.Tuning;
import io.monitorix.spring.metrics.ProxmoxCollector;
import io.monitorix.spring.properties.AlertsProperties;
import io.monitorix.spring.properties.InvalidPropertyException;
import io.monitorix.spring.properties.MonitorixProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ResourceLoader;

/** Makes the engine that the properties describe. For one thread. */
public final class AlertEngineFactory {

  private static final Logger log = LoggerFactory.getLogger(AlertEngineFactory.class);

  private static final String PREFIX = "monitorix.alerts";

  private final MonitorixProperties properties;
  private final Self self;
  private final Parts parts;

  /**
   * This application, as others see it.
   *
   * @param name {@code spring.application.name}; the label {@code job}
   * @param instance the label {@code instance}, asked at each sample
   * @param url where people reach it
   */
  public record Self(String name, Supplier<String> instance, String url) {}

  /**
   * What the application brings.
   *
   * @param registries of its own meters
   * @param collector of the targets; null where there are none
   * @param receivers beans that can be told, by their names
   * @param types further kinds of receivers
   * @param sources its data sources, by the names of their beans
   * @param primary the data source that is meant where no name is; null without one
   * @param events hears of each evaluation
   * @param rules reads rule files
   * @param resources finds a routing file
   */
  public record Parts(
      Supplier<List<PrometheusMeterRegistry>> registries,
      @Nullable ProxmoxCollector collector,
      Map<String, Integration> receivers,
      Collection<IntegrationType> types,
      Map<String, DataSource> sources,
      @Nullable DataSource primary,
      AlertEvents events,
      EarlyRules rules,
      ResourceLoader resources) {}

  /** For these. */
  public AlertEngineFactory(MonitorixProperties properties, Self self, Parts parts) {
    this.properties = properties;
    this.self = self;
    this.parts = parts;
  }

  /**
   * The engine, not started.
   *
   * @throws InvalidPropertyException for the first property that is wrong
   */
  public AlertEngine engine() {
    AlertsProperties alerts = properties.alerts();
    RoutingSource routing =
        RoutingSource.of(
            alerts.routing(), List.copyOf(parts.receivers().keySet()), parts.resources());
    AlertDataSource database =
        new AlertDataSource(
            alerts.database(), parts.sources(), parts.primary(), properties.dataDir());
    Optional<DataSource> source = database.find();
    Optional<Path> directory =
        database.isInMemory() ? Optional.empty() : Optional.ofNullable(properties.dataDir());
    if (source.isEmpty() && directory.isEmpty() && !database.isInMemory()) {
      log.info("alerts are kept in memory, and a restart tells them anew: set monitorix.data-dir");
    }
    AlertEngineSettings settings =
        new AlertEngineSettings(
            self.name(),
            self.url(),
            series(alerts),
            directory,
            source,
            new DatabaseConfig(Optional.empty(), retention(alerts)),
            global(alerts),
            rules(alerts),
            routing.settings());
    try {
      return AlertEngine.of(settings, surroundings(alerts));
    } catch (FileException e) {
      throw routing.explain(e);
    }
  }

  private Surroundings surroundings(AlertsProperties alerts) {
    ProxmoxCollector seen = alerts.proxmox() ? parts.collector() : null;
    List<IntegrationType> types = new ArrayList<>(parts.types());
    types.add(new BeanIntegration(parts.receivers()));
    return new Surroundings(
        new ApplicationMetrics(
            alerts.application() ? parts.registries() : List::of,
            alerts.job() == null ? self.name() : alerts.job(),
            self.instance(),
            seen),
        () -> seen == null || seen.isComplete(),
        () -> seen == null ? List.of() : seen.targets().stream().map(TargetConfig::name).toList(),
        IntegrationTypes.load().and(types),
        parts.events(),
        InstantSource.system());
  }

  private static SeriesConfig series(AlertsProperties alerts) {
    return new SeriesConfig(
        true,
        positive("interval", alerts.interval()),
        positive("series.retention", alerts.series().retention()),
        alerts.series().maxSize().toBytes(),
        Duration.ZERO,
        Duration.ZERO);
  }

  private static GlobalConfig global(AlertsProperties alerts) {
    GlobalConfig usual = GlobalConfig.DEFAULT;
    return new GlobalConfig(
        usual.scrapeInterval(),
        usual.scrapeTimeout(),
        positive("evaluation-interval", alerts.evaluationInterval()),
        usual.ruleQueryOffset(),
        new TreeMap<>(alerts.externalLabels()));
  }

  private RulesConfig rules(AlertsProperties alerts) {
    RulesConfig usual = RulesConfig.NONE;
    boolean shipped = alerts.rules().shipped() && alerts.proxmox() && parts.collector() != null;
    return new RulesConfig(
        List.of(),
        Path.of(""),
        shipped,
        shipped ? disabled(alerts) : Set.of(),
        Optional.empty(),
        usual.resendDelay(),
        usual.outageTolerance(),
        usual.gracePeriod(),
        usual.concurrency(),
        Tuning.NONE,
        parts.rules().files());
  }

  private static Set<String> disabled(AlertsProperties alerts) {
    List<String> known = ShippedFiles.read().alerts();
    for (String name : alerts.rules().disabled()) {
      if (!known.contains(name)) {
        throw new InvalidPropertyException(
            PREFIX + ".rules.disabled",
            "no alert that comes with Monitorix is called '" + name + "'",
            "look at docs/rules.md for their names");
      }
    }
    return alerts.rules().disabled();
  }

  private static Duration retention(AlertsProperties alerts) {
    Duration retention = alerts.database().retention();
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new InvalidPropertyException(
          PREFIX + ".database.retention", "it is less than a day", "write 1d or more");
    }
    return retention;
  }

  private static Duration positive(String property, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new InvalidPropertyException(
          PREFIX + "." + property, "it is not a positive time", "write one, such as 15s");
    }
    return duration;
  }
}
