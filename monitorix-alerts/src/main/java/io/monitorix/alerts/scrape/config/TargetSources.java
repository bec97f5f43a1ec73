package io.monitorix.alerts.scrape.config;

import java.util.List;
import java.util.Map;

/**
 * Where the targets of a job are named.
 *
 * @param fixed {@code static_configs}
 * @param files {@code file_sd_configs}
 * @param urls {@code http_sd_configs}
 */
public record TargetSources(List<TargetGroup> fixed, List<FileSd> files, List<HttpSd> urls) {

  /** Copies the lists. */
  public TargetSources {
    fixed = List.copyOf(fixed);
    files = List.copyOf(files);
    urls = List.copyOf(urls);
  }

  /** These addresses, without labels. */
  public static TargetSources of(String... addresses) {
    return new TargetSources(
        List.of(new TargetGroup(List.of(addresses), Map.of())), List.of(), List.of());
  }
}
