package io.monitorix.spring.properties;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Alerts: what is looked at, which rules are evaluated, and who is told.
 *
 * @param enabled Whether rules are evaluated.
 * @param application Whether rules see the application's own meters.
 * @param proxmox Whether rules see the metrics of the targets.
 * @param job Label "job" of the application's own meters; spring.application.name by default.
 * @param instance Label "instance" of the application's own meters; host name and server port by
 *     default.
 * @param interval Time between two samples of a series.
 * @param evaluationInterval Time between two evaluations of a group of rules that says none.
 * @param externalUrl Where people reach the application: what messages link to.
 * @param externalLabels Labels that each alert gets.
 * @param rules Rules.
 * @param series Series that the rules look at.
 * @param database Where alerts are kept, so that a restart tells nobody anew.
 * @param routing Who is told.
 */
public record AlertsProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("true") boolean application,
    @DefaultValue("true") boolean proxmox,
    @Nullable String job,
    @Nullable String instance,
    @DefaultValue("15s") Duration interval,
    @DefaultValue("1m") Duration evaluationInterval,
    @Nullable URI externalUrl,
    @DefaultValue Map<String, String> externalLabels,
    @DefaultValue Rules rules,
    @DefaultValue Series series,
    @DefaultValue Database database,
    @DefaultValue @NestedConfigurationProperty RoutingProperties routing) {

  /** Copies the map. */
  public AlertsProperties {
    externalLabels = Map.copyOf(externalLabels);
  }

  /**
   * Rules.
   *
   * @param files Prometheus rule files, as locations with patterns such as "classpath:rules/*.yml"
   *     or "file:/etc/shop/rules.yml".
   * @param shipped Whether the rules for Proxmox are evaluated that come with Monitorix; only where
   *     there are targets.
   * @param disabled Names of shipped alerts that are left out.
   */
  public record Rules(
      @DefaultValue List<String> files,
      @DefaultValue("true") boolean shipped,
      @DefaultValue Set<String> disabled) {

    /** Copies the collections. */
    public Rules {
      files = List.copyOf(files);
      disabled = Set.copyOf(disabled);
    }
  }

  /**
   * Series.
   *
   * @param retention How long samples are kept below the data directory; in memory no longer than 3
   *     hours.
   * @param maxSize How large all files of series may be together.
   */
  public record Series(
      @DefaultValue("7d") Duration retention, @DefaultValue("2GB") DataSize maxSize) {}

  /**
   * Where alerts are kept.
   *
   * @param use What keeps alerts.
   * @param dataSource Name of the DataSource bean, where there are several.
   * @param retention How long what became of alerts is kept, a day at least.
   */
  public record Database(
      @DefaultValue("auto") Use use,
      @Nullable String dataSource,
      @DefaultValue("400d") Duration retention) {

    /** What keeps alerts. */
    public enum Use {
      /**
       * The application's DataSource if it is of PostgreSQL or SQLite; else a file below the data
       * directory; else memory.
       */
      AUTO,
      /** The application's DataSource. */
      DATA_SOURCE,
      /** A file of SQLite below the data directory. */
      FILE,
      /** Memory: a restart tells all alerts anew. */
      MEMORY
    }
  }
}
