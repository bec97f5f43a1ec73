package io.monitorix.exporter.config;

import io.monitorix.alerts.scrape.config.ScrapeConfig;
import java.util.List;
import java.util.Optional;

/**
 * All of {@code monitorix.yml}, checked and with every default filled in.
 *
 * @param web where the HTTP server listens
 * @param allowAnyTarget whether {@code /pve?target=} may name hosts that {@code targets} does not
 *     list
 * @param data what is kept on disk
 * @param targets what is polled, in the order of the file; names are unique, never empty
 * @param fileSdConfigs files that name further targets
 * @param push where metrics are sent
 * @param events what is kept of what changes
 * @param cache how much is remembered of answers to queries
 * @param grafana who is told of it; empty for nobody
 * @param probes the services to check
 * @param series whether the process keeps what its metrics were
 * @param global what holds for scrapes and rules that say nothing else
 * @param scrapes what is scraped besides, in the order of the file; its series are kept
 * @param rules what is evaluated over what is kept
 * @param routing who is told of alerts
 * @param database where alerts and their history are kept
 * @param backup what of the database is put aside
 * @param auth who may ask, besides the users of the web config file
 * @param sentry where errors are reported; empty for nowhere
 */
public record MonitorixConfig(
    WebConfig web,
    boolean allowAnyTarget,
    DataConfig data,
    List<TargetConfig> targets,
    List<FileSdConfig> fileSdConfigs,
    PushConfig push,
    EventsConfig events,
    CacheConfig cache,
    Optional<GrafanaConfig> grafana,
    ProbesConfig probes,
    SeriesConfig series,
    GlobalConfig global,
    List<ScrapeConfig> scrapes,
    RulesConfig rules,
    RoutingSettings routing,
    DatabaseConfig database,
    BackupConfig backup,
    AuthConfig auth,
    Optional<SentryConfig> sentry) {

  /** Copies the lists. */
  public MonitorixConfig {
    targets = List.copyOf(targets);
    fileSdConfigs = List.copyOf(fileSdConfigs);
    scrapes = List.copyOf(scrapes);
  }
}
