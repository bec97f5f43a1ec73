package io.monitorix.exporter.config;

import io.monitorix.alerts.scrape.config.ScrapeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code monitorix.yml}. Immutable, hence thread-safe. */
public final class ConfigLoader {

  private static final List<String> KEYS =
      List.of(
          "web",
          "poll",
          "allow_any_target",
          "data_dir",
          "history",
          "filter",
          "metric_relabel_configs",
          "max_series",
          "targets",
          "file_sd_configs",
          "remote_write",
          "otlp",
          "events",
          "cache",
          "grafana",
          "probes",
          "series",
          "global",
          "scrape_configs",
          "rule_files",
          "rules",
          "monitorix",
          "routing",
          "database",
          "backup",
          "auth",
          "sentry");

  private final Expansion expansion;

  /**
   * A loader whose files may refer to these variables as <code>${NAME}</code>.
   *
   * @param environment names and values, as {@link System#getenv()} gives them
   */
  public ConfigLoader(Map<String, String> environment) {
    this.expansion = Expansion.of(environment);
  }

  /**
   * Reads and checks a file, and the files of secrets that it names. Relative paths in it begin at
   * the file's own folder.
   *
   * @return the configuration, with at least one target or file that may name some
   * @throws ConfigException with everything that is wrong, if the file cannot be used
   */
  public MonitorixConfig load(Path file) {
    return read(file).config();
  }

  /**
   * As {@link #load}, with what can be shown of the file.
   *
   * @throws ConfigException as there
   */
  public LoadedConfig read(Path file) {
    Problems problems = new Problems(file.toString());
    Reading reading = new Reading(problems, expansion, folderOf(file));
    Optional<Node> document = YamlDocument.read(file, problems);
    MonitorixConfig config = null;
    if (document.isPresent()) {
      LeftOut.check(document.get(), problems);
      config = read(new YamlValue(document.get(), "", reading));
    } else {
      problems.add("the file is empty; " + TargetsSection.SMALLEST);
    }
    problems.throwIfAny();
    if (config == null) {
      throw new IllegalStateException("a part of " + file + " was left out without a problem");
    }
    return new LoadedConfig(
        config,
        ShownDefaults.read().fill(new WrittenSettings(reading.secrets()).of(document.get())));
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  private static @Nullable MonitorixConfig read(YamlValue document) {
    YamlMapping root = document.mapping(KEYS);
    if (root == null) {
      return null;
    }
    YamlValue anyTarget = root.get("allow_any_target");
    WebConfig web = WebSection.read(root.get("web"));
    Timing poll = PollSection.read(root.get("poll"));
    Boolean allowAnyTarget = anyTarget == null ? Boolean.FALSE : anyTarget.bool();
    DataConfig data = DataSection.read(root, document.reading());
    VolumeConfig volume = VolumeSection.read(root, VolumeConfig.DEFAULT);
    List<TargetConfig> targets = TargetsSection.read(root, poll, volume);
    List<FileSdConfig> files = FileSdSection.read(root.get("file_sd_configs"), poll, volume);
    GlobalConfig global = GlobalSection.read(root.get("global"));
    PushConfig push = PushSection.read(root, poll.interval(), global.externalLabels());
    EventsConfig events = EventsSection.read(root.get("events"));
    CacheConfig cache = CacheSection.read(root.get("cache"));
    Optional<GrafanaConfig> grafana = GrafanaSection.read(root.get("grafana"));
    ProbesConfig probes = ProbesSection.read(root.get("probes"));
    SeriesConfig series = SeriesSection.read(root.get("series"), poll.interval());
    RulesConfig evaluated = RulesSection.read(root, document.reading().folder(), series.enabled());
    RulesConfig rules =
        evaluated.with(
            MonitorixSection.read(root.get("monitorix"), evaluated, global, series.enabled()));
    List<ScrapeConfig> scrapes =
        ScrapeSection.read(root.get("scrape_configs"), global, series.enabled());
    RoutingSettings routing = RoutingSection.read(root.get("routing"));
    DatabaseConfig database = DatabaseSection.read(root.get("database"));
    BackupConfig backup = BackupSection.read(root.get("backup"));
    AuthConfig auth = AuthSection.read(root.get("auth"));
    Optional<SentryConfig> sentry = SentrySection.read(root.get("sentry"));
    return web == null || allowAnyTarget == null || data == null
        ? null
        : new MonitorixConfig(
            web,
            allowAnyTarget,
            data,
            targets,
            files,
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
            sentry);
  }
}
