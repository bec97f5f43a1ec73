package io.monitorix.alerts.scrape;

import io.monitorix.alerts.series.head.Appended;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the scrapes of a job ended since it is there.
 *
 * @param succeeded whose answers were taken
 * @param failed whose were not
 * @param missed that were left out, as the one before took too long or the process was too busy
 * @param refused samples of taken answers that were not stored, by the reason
 */
public record ScrapeCounts(long succeeded, long failed, long missed, Map<Appended, Long> refused) {

  /** Copies the map. */
  public ScrapeCounts {
    refused = Map.copyOf(refused);
  }

  /** Those of both. */
  ScrapeCounts plus(ScrapeCounts other) {
    Map<Appended, Long> sum = new EnumMap<>(Appended.class);
    sum.putAll(refused);
    other.refused.forEach((reason, number) -> sum.merge(reason, number, Long::sum));
    return new ScrapeCounts(
        succeeded + other.succeeded, failed + other.failed, missed + other.missed, sum);
  }
}
