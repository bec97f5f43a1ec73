package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code series}. */
final class SeriesSection {

  private static final List<String> KEYS =
      List.of("enabled", "interval", "retention", "retention_size", "aggregates");
  private static final List<String> AGGREGATE_KEYS = List.of("5m", "1h");
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST_RETENTION = Duration.ofHours(3);

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB|TB)");

  /** As Prometheus's {@code --storage.tsdb.retention.size} takes them: powers of 1024. */
  private static final Map<String, Integer> SHIFTS =
      Map.of("B", 0, "KB", 10, "MB", 20, "GB", 30, "TB", 40);

  private SeriesSection() {}

  /**
   * The default without the section, and after a problem.
   *
   * @param interval between two polls, which is that of the samples where the section says nothing
   */
  static SeriesConfig read(@Nullable YamlValue section, Duration interval) {
    SeriesConfig usual = SeriesConfig.DEFAULT.enabled(true, interval);
    YamlMapping series = section == null ? null : section.mapping(KEYS);
    if (series == null) {
      return usual;
    }
    YamlValue enabled = series.get("enabled");
    Boolean wanted = enabled == null ? Boolean.TRUE : enabled.bool();
    YamlValue aggregates = series.get("aggregates");
    YamlMapping tiers = aggregates == null ? null : aggregates.mapping(AGGREGATE_KEYS);
    return new SeriesConfig(
        Boolean.TRUE.equals(wanted),
        duration(series.get("interval"), interval, SHORTEST_INTERVAL),
        duration(series.get("retention"), usual.retention(), SHORTEST_RETENTION),
        size(series.get("retention_size"), usual.maxBytes()),
        duration(tiers == null ? null : tiers.get("5m"), usual.fiveMinutes(), Duration.ZERO),
        duration(tiers == null ? null : tiers.get("1h"), usual.hours(), Duration.ZERO));
  }

  private static Duration duration(
      @Nullable YamlValue value, Duration otherwise, Duration shortest) {
    if (value == null) {
      return otherwise;
    }
    Duration duration = value.parse("a duration such as 7d", PrometheusDuration::parse);
    if (duration == null) {
      return otherwise;
    }
    if (duration.compareTo(shortest) < 0) {
      value.problem("expected at least " + PrometheusDuration.format(shortest));
      return otherwise;
    }
    return duration;
  }

  private static long size(@Nullable YamlValue value, long otherwise) {
    Long size =
        value == null ? null : value.parse("a size such as 512MB or 2GB", SeriesSection::bytes);
    return size == null ? otherwise : size;
  }

  /**
   * A number of bytes such as {@code 512MB}.
   *
   * @throws IllegalArgumentException if it is none, or 0
   */
  static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no size");
    }
    long number = Long.parseLong(matcher.group(1));
    int shift = SHIFTS.getOrDefault(matcher.group(2), 0);
    if (number == 0 || number > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException("out of range");
    }
    return number << shift;
  }
}
