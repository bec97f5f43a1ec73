package io.monitorix.alerts.scrape.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Files that name targets; Prometheus's {@code file_sd_configs}.
 *
 * @param files paths that end in {@code .json}, {@code .yml} or {@code .yaml}, with <code>*</code>
 *     in their names only
 * @param refreshInterval they are read at least this often; positive
 */
public record FileSd(List<Path> files, Duration refreshInterval) {

  /** Copies the list. */
  public FileSd {
    files = List.copyOf(files);
  }
}
