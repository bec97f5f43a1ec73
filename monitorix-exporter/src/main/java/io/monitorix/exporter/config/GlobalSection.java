package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code global}. */
final class GlobalSection {

  private static final List<String> KEYS =
      List.of(
          "scrape_interval",
          "scrape_timeout",
          "evaluation_interval",
          "rule_query_offset",
          "external_labels");

  private GlobalSection() {}

  /** The defaults without the section, and after a problem. */
  static GlobalConfig read(@Nullable YamlValue section) {
    GlobalConfig otherwise = GlobalConfig.DEFAULT;
    YamlMapping global = section == null ? null : section.mapping(KEYS);
    if (global == null) {
      return otherwise;
    }
    Duration interval =
        EndpointSection.duration(global.get("scrape_interval"), otherwise.scrapeInterval());
    Duration evaluation =
        EndpointSection.duration(global.get("evaluation_interval"), otherwise.evaluationInterval());
    Map<String, String> labels =
        TextMap.read(global.get("external_labels"), RemoteWriteSection::labelFault);
    Duration offset = offset(global.get("rule_query_offset"));
    Duration timeout = interval == null ? null : timeout(global.get("scrape_timeout"), interval);
    return interval == null
            || timeout == null
            || evaluation == null
            || offset == null
            || labels == null
        ? otherwise
        : new GlobalConfig(interval, timeout, evaluation, offset, labels);
  }

  private static @Nullable Duration offset(@Nullable YamlValue value) {
    return value == null
        ? Duration.ZERO
        : value.parse("a duration such as 30s", PrometheusDuration::parse);
  }

  /** Ten seconds, or as long as the interval where that is shorter. */
  private static @Nullable Duration timeout(@Nullable YamlValue value, Duration interval) {
    Duration usual = GlobalConfig.DEFAULT.scrapeTimeout();
    Duration shorter = usual.compareTo(interval) > 0 ? interval : usual;
    Duration timeout = EndpointSection.duration(value, shorter);
    if (value != null && timeout != null && timeout.compareTo(interval) > 0) {
      value.problem(
          "expected at most the interval between scrapes, " + PrometheusDuration.format(interval));
      return null;
    }
    return timeout;
  }
}
