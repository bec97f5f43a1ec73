package io.monitorix.exporter.config;

import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.scrape.config.SampleRules;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.ScrapeLimits;
import io.monitorix.alerts.scrape.config.ScrapeRequest;
import io.monitorix.alerts.scrape.config.TargetSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code scrape_configs}, with the keys that Prometheus has, as far as they apply here. */
final class ScrapeSection {

  private static final List<String> KEYS =
      Stream.of(
              List.of("job_name", "scrape_interval", "scrape_timeout"),
              ScrapeRequestReader.KEYS,
              List.of(
                  "honor_labels",
                  "honor_timestamps",
                  "track_timestamps_staleness",
                  "metric_name_validation_scheme",
                  "extra_scrape_metrics",
                  "relabel_configs",
                  "metric_relabel_configs"),
              ScrapeLimitsReader.KEYS,
              ScrapeTargetsReader.KEYS,
              ScrapeHttpReader.KEYS)
          .flatMap(List::stream)
          .toList();

  private final GlobalConfig global;
  private final Set<String> names = new HashSet<>();

  private ScrapeSection(GlobalConfig global) {
    this.global = global;
  }

  /**
   * The jobs without problems.
   *
   * @param kept whether series are kept, which is where samples go
   */
  static List<ScrapeConfig> read(@Nullable YamlValue section, GlobalConfig global, boolean kept) {
    List<YamlValue> elements = section == null ? null : section.list();
    if (section == null || elements == null) {
      return List.of();
    }
    if (!kept && !elements.isEmpty()) {
      section.problem(
          "what is scraped is kept as series: switch series.enabled on, or leave scrape_configs out");
    }
    ScrapeSection reader = new ScrapeSection(global);
    List<ScrapeConfig> jobs = new ArrayList<>();
    for (YamlValue element : elements) {
      YamlMapping entry = PrometheusKeys.mapping(element, KEYS);
      ScrapeConfig job = entry == null ? null : reader.job(entry);
      if (job != null) {
        jobs.add(job);
      }
    }
    return jobs;
  }

  private @Nullable ScrapeConfig job(YamlMapping entry) {
    String name = name(entry.require("job_name"));
    Duration interval =
        EndpointSection.duration(entry.get("scrape_interval"), global.scrapeInterval());
    Duration timeout = interval == null ? null : timeout(entry.get("scrape_timeout"), interval);
    ScrapeRequest request = ScrapeRequestReader.read(entry);
    SampleRules samples = samples(entry);
    ScrapeLimits limits = ScrapeLimitsReader.read(entry);
    TargetSources targets = ScrapeTargetsReader.read(entry);
    List<RelabelConfig> rules =
        new RelabelSection(samples == null ? NameScheme.UTF8 : samples.names(), false)
            .rules(entry.get("relabel_configs"));
    return name == null
            || interval == null
            || timeout == null
            || request == null
            || samples == null
            || limits == null
            || targets == null
        ? null
        : new ScrapeConfig(name, interval, timeout, request, samples, limits, targets, rules);
  }

  private @Nullable String name(@Nullable YamlValue value) {
    String name = value == null ? null : value.text("a name");
    if (value != null && name != null && !names.add(name)) {
      value.problem("a second job called '" + name + "'; give each a name of its own");
      return null;
    }
    return name;
  }

  /** As in Prometheus, an interval that is shorter than the usual timeout shortens that. */
  private @Nullable Duration timeout(@Nullable YamlValue value, Duration interval) {
    Duration usual = global.scrapeTimeout();
    Duration timeout =
        EndpointSection.duration(value, usual.compareTo(interval) > 0 ? interval : usual);
    if (value != null && timeout != null && timeout.compareTo(interval) > 0) {
      value.problem(
          PrometheusDuration.format(timeout)
              + " is longer than the interval, "
              + PrometheusDuration.format(interval)
              + "; shorten it");
      return null;
    }
    return timeout;
  }

  private static @Nullable SampleRules samples(YamlMapping entry) {
    SampleRules usual = SampleRules.DEFAULTS;
    Boolean labels = PrometheusKeys.bool(entry, "honor_labels", usual.honorLabels());
    Boolean times = PrometheusKeys.bool(entry, "honor_timestamps", usual.honorTimestamps());
    Boolean track =
        PrometheusKeys.bool(entry, "track_timestamps_staleness", usual.trackTimestampsStaleness());
    Boolean extra = PrometheusKeys.bool(entry, "extra_scrape_metrics", usual.extraMetrics());
    YamlValue scheme = entry.get("metric_name_validation_scheme");
    NameScheme allowed =
        scheme == null
            ? usual.names()
            : scheme.parse(
                "utf8 or legacy",
                text ->
                    switch (text) {
                      case "utf8" -> NameScheme.UTF8;
                      case "legacy" -> NameScheme.LEGACY;
                      default -> throw new IllegalArgumentException("no scheme");
                    });
    List<RelabelConfig> rules =
        new RelabelSection(allowed == null ? NameScheme.UTF8 : allowed, true)
            .rules(entry.get("metric_relabel_configs"));
    return labels == null || times == null || track == null || extra == null || allowed == null
        ? null
        : new SampleRules(labels, times, track, allowed, rules, extra);
  }
}
