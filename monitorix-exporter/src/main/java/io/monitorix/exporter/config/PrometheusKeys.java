package io.monitorix.exporter.config;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mappings in Prometheus's format, of which some keys mean nothing here. */
final class PrometheusKeys {

  private static final Set<String> UNSUPPORTED =
      Set.of(
          "always_scrape_classic_histograms",
          "convert_classic_histograms_to_nhcb",
          "keep_dropped_targets",
          "metric_name_escaping_scheme",
          "native_histogram_bucket_limit",
          "native_histogram_min_bucket_factor",
          "no_proxy",
          "oauth2",
          "proxy_connect_header",
          "proxy_from_environment",
          "scrape_classic_histograms",
          "scrape_failure_log_file",
          "scrape_native_histograms");

  private static final Pattern DISCOVERY = Pattern.compile("[a-z0-9]+_sd_configs");

  private PrometheusKeys() {}

  /** The mapping; a key that Prometheus has and we do not is reported as such. */
  static @Nullable YamlMapping mapping(YamlValue value, List<String> keys) {
    YamlMapping mapping = value.mapping();
    if (mapping == null) {
      return null;
    }
    List<String> foreign =
        mapping.keys().stream()
            .filter(key -> !keys.contains(key))
            .filter(key -> UNSUPPORTED.contains(key) || DISCOVERY.matcher(key).matches())
            .toList();
    mapping.allow(keys, foreign);
    for (String key : foreign) {
      YamlValue written = mapping.get(key);
      if (written != null) {
        written.problem("Prometheus has this key, Monitorix does not support it; remove it");
      }
    }
    return mapping;
  }

  /** True or false, or the other where nothing is written; {@code null} after a problem. */
  static @Nullable Boolean bool(YamlMapping mapping, String key, boolean otherwise) {
    YamlValue value = mapping.get(key);
    return value == null ? Boolean.valueOf(otherwise) : value.bool();
  }
}
