package io.monitorix.exporter;

import io.monitorix.exporter.config.ShownSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings for people: the file that they were read from, or, of a program that read none, their
 * sections by the names that the configuration has for them.
 */
final class ShownConfiguration {

  private ShownConfiguration() {}

  static @Nullable Object of(Settings settings) {
    return settings.shown().<@Nullable Object>map(file -> file).orElseGet(() -> sections(settings));
  }

  private static @Nullable Object sections(Settings settings) {
    Map<String, Object> sections = new LinkedHashMap<>();
    Map<String, Object> web = new LinkedHashMap<>();
    web.put("listen_address", settings.listenAddress());
    web.put("external_url", settings.externalUrl());
    sections.put("web", web);
    sections.put("data", settings.data());
    sections.put("database", settings.database());
    sections.put("targets", settings.targets());
    sections.put("file_sd_configs", settings.files());
    sections.put("allow_any_target", settings.onDemand().anyTarget());
    sections.put("push", settings.push());
    sections.put("events", settings.events());
    sections.put("grafana", settings.grafana());
    sections.put("probes", settings.probes());
    sections.put("series", settings.series());
    sections.put("global", settings.global());
    sections.put(
        "scrape_configs",
        settings.scrapes().stream().map(scrape -> Map.of("job_name", scrape.jobName())).toList());
    sections.put("rules", settings.rules());
    sections.put("routing", settings.routing());
    return ShownSettings.of(sections);
  }
}
