package io.monitorix.alerts.scrape.labelled;

import io.monitorix.alerts.labels.Labels;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is scraped. Two are equal that are asked and called the same, whatever they were
 * discovered as.
 *
 * @param discovered its labels before relabelling
 * @param labels those that its series get
 * @param url what is asked; its query may hold secrets
 * @param interval from one scrape to the next
 * @param timeout the longest that one may take
 */
public record Target(
    Labels discovered, Labels labels, String url, Duration interval, Duration timeout) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Target that
        && labels.equals(that.labels)
        && url.equals(that.url)
        && interval.equals(that.interval)
        && timeout.equals(that.timeout);
  }

  @Override
  public int hashCode() {
    return Objects.hash(labels, url, interval, timeout);
  }
}
