package io.monitorix.alerts.scrape;

import io.monitorix.alerts.labels.Labels;
import java.util.List;

/**
 * How a job is.
 *
 * @param job its {@code job_name}
 * @param active what is scraped
 * @param dropped what relabelling drops, as discovered
 * @param problems what is wrong with its discovery or with single targets; free of secrets
 * @param counts how its scrapes ended
 */
public record PoolStatus(
    String job,
    List<TargetStatus> active,
    List<Labels> dropped,
    List<String> problems,
    ScrapeCounts counts) {

  /** Copies the lists. */
  public PoolStatus {
    active = List.copyOf(active);
    dropped = List.copyOf(dropped);
    problems = List.copyOf(problems);
  }
}
