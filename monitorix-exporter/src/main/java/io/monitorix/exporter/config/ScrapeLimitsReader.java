package io.monitorix.exporter.config;

import io.monitorix.alerts.scrape.config.ScrapeLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a target may send at most. */
final class ScrapeLimitsReader {

  static final List<String> KEYS =
      List.of(
          "body_size_limit",
          "sample_limit",
          "label_limit",
          "label_name_length_limit",
          "label_value_length_limit",
          "target_limit");

  private ScrapeLimitsReader() {}

  /** {@code null} after a problem. */
  static @Nullable ScrapeLimits read(YamlMapping entry) {
    YamlValue size = entry.get("body_size_limit");
    Long bytes =
        size == null
            ? Long.valueOf(0)
            : size.parse(
                "a size such as 10MB",
                text -> text.equals("0") ? Long.valueOf(0) : SeriesSection.bytes(text));
    if (size != null && bytes != null && bytes > Integer.MAX_VALUE - 8) {
      size.problem("expected less than 2GB");
      return null;
    }
    Integer samples = number(entry, "sample_limit");
    Integer labels = number(entry, "label_limit");
    Integer name = number(entry, "label_name_length_limit");
    Integer value = number(entry, "label_value_length_limit");
    Integer targets = number(entry, "target_limit");
    return bytes == null
            || samples == null
            || labels == null
            || name == null
            || value == null
            || targets == null
        ? null
        : new ScrapeLimits(bytes, samples, labels, name, value, targets);
  }

  private static @Nullable Integer number(YamlMapping entry, String key) {
    YamlValue value = entry.get(key);
    return value == null ? Integer.valueOf(0) : value.integer(0, Integer.MAX_VALUE);
  }
}
