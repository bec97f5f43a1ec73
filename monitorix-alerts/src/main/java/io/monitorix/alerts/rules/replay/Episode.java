package io.monitorix.alerts.rules.replay;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.RuleKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert from its beginning to its end.
 *
 * @param annotations as they were expanded last
 * @param value of its element then
 * @param activeAt since when its condition held
 * @param firedAt since when it fired; null if it never did
 * @param endedAt when it was over; null if it was not
 */
public record Episode(
    RuleKey rule,
    Labels labels,
    Map<String, String> annotations,
    double value,
    Instant activeAt,
    @Nullable Instant firedAt,
    @Nullable Instant endedAt) {

  public Episode {
    annotations = Map.copyOf(annotations);
  }
}
