package io.monitorix.exporter;

import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.exporter.catalog.AddedCollectors;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.config.AuthConfig;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.CacheConfig;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.EventsConfig;
import io.monitorix.exporter.config.FileSdConfig;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.GrafanaConfig;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.config.PushConfig;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.WebConfig;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.config.WebFileLoader;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.WebLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a {@link Monitorix} is made from, wherever it was read.
 *
 * @param listenAddress where HTTP is spoken
 * @param webFile reads who may ask, and with what HTTPS is spoken, whenever that has changed
 * @param webLimits how much the HTTP server takes on
 * @param targets are polled
 * @param files that name further targets
 * @param collectors run beside those that come with Monitorix; those of the start stay
 * @param onDemand what {@code /pve} may be asked for
 * @param everyState whether state sets on {@code /metrics} carry each known state
 * @param data what is kept on disk; empty where nothing is
 * @param push who gets the metrics without asking for them
 * @param events what is kept of what changes
 * @param cache how much is remembered of answers to queries
 * @param grafana who is told of it; empty for nobody
 * @param probes the services that are checked
 * @param series whether the process keeps what its metrics were, where {@code data} says where
 * @param global what holds for scrapes and rules that say nothing else
 * @param scrapes what is scraped besides
 * @param rules what is evaluated over what is kept
 * @param routing who is told of alerts
 * @param database where alerts and their history are kept
 * @param backup what of it is put aside, when, and where
 * @param auth who may ask, besides the users of the web config file
 * @param externalUrl where browsers find the process; empty for the name of the machine and the
 *     port
 * @param cors which pages of other sites may read the answers of the Prometheus API
 * @param shown the file that they were read from, for people, without secrets; empty where there
 *     was none
 */
public record Settings(
    ListenAddress listenAddress,
    Supplier<WebFile> webFile,
    WebLimits webLimits,
    List<TargetConfig> targets,
    List<FileSdConfig> files,
    AddedCollectors collectors,
    OnDemand onDemand,
    boolean everyState,
    Optional<DataConfig> data,
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
    Optional<URI> externalUrl,
    Cors cors,
    Optional<Map<String, @Nullable Object>> shown) {

  /** Copies the lists. */
  public Settings {
    targets = List.copyOf(targets);
    files = List.copyOf(files);
    scrapes = List.copyOf(scrapes);
  }

  /**
   * What {@code /pve} may be asked for.
   *
   * @param modules may be named by requests
   * @param anyTarget whether hosts are asked that are not among the targets
   * @param collectors those that run
   * @param apiMetrics whether {@code pve_scrape_api_…} is exposed
   * @param targetMetrics whether {@code pve_scrape_target_…} is exposed
   */
  public record OnDemand(
      Map<String, PveModule> modules,
      boolean anyTarget,
      Set<CollectorName> collectors,
      boolean apiMetrics,
      boolean targetMetrics) {

    /** Copies the collections. */
    public OnDemand {
      modules = Map.copyOf(modules);
      collectors = Set.copyOf(collectors);
    }

    /** With all collectors and without metrics of the scrapes. */
    public static OnDemand of(Map<String, PveModule> modules, boolean anyTarget) {
      return new OnDemand(modules, anyTarget, CollectorName.compatible(), false, false);
    }
  }

  /** Settings without targets, spoken of in plain HTTP to everybody. */
  public static Builder at(ListenAddress listenAddress) {
    return new Builder(listenAddress);
  }

  /**
   * Settings as a configuration has them, for a program that adds something to them. Users and TLS
   * are those of {@code web.config_file}.
   */
  public static Builder of(MonitorixConfig config) {
    WebConfig web = config.web();
    return at(web.listenAddress())
        .webFile(webFile(web.configFile()))
        .webLimits(WebLimits.DEFAULT.with(web.maxRequests(), web.shutdownGrace(), web.rateLimit()))
        .targets(config.targets())
        .files(config.fileSdConfigs())
        .onDemand(OnDemand.of(Map.of(), config.allowAnyTarget()))
        .data(config.data())
        .push(config.push())
        .events(config.events())
        .cache(config.cache())
        .grafana(config.grafana())
        .probes(config.probes())
        .series(config.series())
        .global(config.global())
        .scrapes(config.scrapes())
        .rules(config.rules())
        .routing(config.routing())
        .database(config.database())
        .backup(config.backup())
        .auth(config.auth())
        .externalUrl(web.externalUrl());
  }

  private static Supplier<WebFile> webFile(@Nullable Path file) {
    WebFileLoader files = new WebFileLoader();
    return file == null ? () -> WebFile.NONE : () -> files.load(file);
  }

  /** Collects settings; each has a default. For one thread. */
  public static final class Builder {
    private ListenAddress listenAddress;
    private Supplier<WebFile> webFile = () -> WebFile.NONE;
    private WebLimits webLimits = WebLimits.DEFAULT;
    private List<TargetConfig> targets = List.of();
    private List<FileSdConfig> files = List.of();
    private AddedCollectors collectors = AddedCollectors.NONE;
    private OnDemand onDemand = OnDemand.of(Map.of(), false);
    private boolean everyState;
    private Optional<DataConfig> data = Optional.empty();
    private PushConfig push = PushConfig.NONE;
    private EventsConfig events = EventsConfig.DEFAULT;
    private CacheConfig cache = CacheConfig.DEFAULT;
    private Optional<GrafanaConfig> grafana = Optional.empty();
    private ProbesConfig probes = ProbesConfig.standard();
    private SeriesConfig series = SeriesConfig.OFF;
    private GlobalConfig global = GlobalConfig.DEFAULT;
    private List<ScrapeConfig> scrapes = List.of();
    private RulesConfig rules = RulesConfig.NONE;
    private RoutingSettings routing = RoutingSettings.NONE;
    private DatabaseConfig database = DatabaseConfig.DEFAULT;
    private BackupConfig backup = BackupConfig.DEFAULT;
    private AuthConfig auth = AuthConfig.DEFAULT;
    private Optional<URI> externalUrl = Optional.empty();
    private Cors cors = Cors.ALL;
    private Optional<Map<String, @Nullable Object>> shown = Optional.empty();

    private Builder(ListenAddress listenAddress) {
      this.listenAddress = listenAddress;
    }

    /** Where HTTP is spoken. */
    public Builder listenAddress(ListenAddress address) {
      this.listenAddress = address;
      return this;
    }

    /** Reads who may ask, and with what HTTPS is spoken. */
    public Builder webFile(Supplier<WebFile> file) {
      this.webFile = file;
      return this;
    }

    /** How much the HTTP server takes on. */
    public Builder webLimits(WebLimits limits) {
      this.webLimits = limits;
      return this;
    }

    /** These are polled. */
    public Builder targets(List<TargetConfig> polled) {
      this.targets = polled;
      return this;
    }

    /** These name further targets. */
    public Builder files(List<FileSdConfig> named) {
      this.files = named;
      return this;
    }

    /**
     * These run beside those that come with Monitorix, for each target of their product: a program
     * may read what Monitorix does not. They stay as they are when settings are loaded again.
     *
     * @throws IllegalArgumentException as {@link AddedCollectors#of(List)}
     */
    public Builder collectors(List<? extends Collector> added) {
      this.collectors = AddedCollectors.of(added);
      return this;
    }

    /** What {@code /pve} may be asked for. */
    public Builder onDemand(OnDemand asked) {
      this.onDemand = asked;
      return this;
    }

    /** Whether state sets on {@code /metrics} carry each known state. */
    public Builder everyState(boolean every) {
      this.everyState = every;
      return this;
    }

    /** What is kept on disk. */
    public Builder data(DataConfig kept) {
      this.data = Optional.of(kept);
      return this;
    }

    /** Who gets the metrics without asking for them. */
    public Builder push(PushConfig receivers) {
      this.push = receivers;
      return this;
    }

    /** How much is remembered of answers to queries. */
    public Builder cache(CacheConfig remembered) {
      this.cache = remembered;
      return this;
    }

    /** What is kept of what changes. */
    public Builder events(EventsConfig kept) {
      this.events = kept;
      return this;
    }

    /** Who is told of what changes. */
    public Builder grafana(Optional<GrafanaConfig> told) {
      this.grafana = told;
      return this;
    }

    /** The services that are checked. */
    public Builder probes(ProbesConfig checked) {
      this.probes = checked;
      return this;
    }

    /** Whether the process keeps what its metrics were. */
    public Builder series(SeriesConfig kept) {
      this.series = kept;
      return this;
    }

    /** What holds for scrapes and rules that say nothing else. */
    public Builder global(GlobalConfig everywhere) {
      this.global = everywhere;
      return this;
    }

    /** What is scraped besides. */
    public Builder scrapes(List<ScrapeConfig> jobs) {
      this.scrapes = jobs;
      return this;
    }

    /** What is evaluated over what is kept. */
    public Builder rules(RulesConfig evaluated) {
      this.rules = evaluated;
      return this;
    }

    /** Who is told of alerts. */
    public Builder routing(RoutingSettings told) {
      this.routing = told;
      return this;
    }

    /** Where alerts and their history are kept. */
    public Builder database(DatabaseConfig kept) {
      this.database = kept;
      return this;
    }

    /** What of the database is put aside, when, and where. */
    public Builder backup(BackupConfig kept) {
      this.backup = kept;
      return this;
    }

    /** Who may ask, besides the users of the web config file. */
    public Builder auth(AuthConfig asked) {
      this.auth = asked;
      return this;
    }

    /** Where browsers find the process; null for the name of the machine and the port. */
    public Builder externalUrl(@Nullable URI url) {
      this.externalUrl = Optional.ofNullable(url);
      return this;
    }

    /** Which pages of other sites may read the answers of the Prometheus API. */
    public Builder cors(Cors origins) {
      this.cors = origins;
      return this;
    }

    /** The file that they were read from, for people, without secrets. */
    public Builder shown(Map<String, @Nullable Object> file) {
      this.shown = Optional.of(file);
      return this;
    }

    /** The settings. */
    public Settings build() {
      return new Settings(
          listenAddress,
          webFile,
          webLimits,
          targets,
          files,
          collectors,
          onDemand,
          everyState,
          data,
          push,
          events,
          cache,
          grafana,
          probes,
          series,
          global,
          scrapes,
          rules,
          routing,
          database,
          backup,
          auth,
          externalUrl,
          cors,
          shown);
    }
  }
}
