package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import java.time.Duration;

/**
 * What holds for all rules. {@link #DEFAULTS} are Prometheus's.
 *
 * @param interval between evaluations of groups that name none
 * @param queryOffset how far in the past groups evaluate that name no offset
 * @param resendDelay how long after it was sent a firing alert is sent again
 * @param outageTolerance how old {@code ALERTS_FOR_STATE} may be to be restored from
 * @param gracePeriod how long a restored pending alert waits at least; rules that hold for less are
 *     not restored from series
 * @param externalLabels added to alerts when they are sent
 * @param externalUrl where the user's browser finds this; without a slash at the end, may be empty
 */
public record RuleSettings(
    Duration interval,
    Duration queryOffset,
    Duration resendDelay,
    Duration outageTolerance,
    Duration gracePeriod,
    Labels externalLabels,
    String externalUrl) {

  /** Every minute, sent again after a minute, an hour's tolerance, ten minutes' grace. */
  public static final RuleSettings DEFAULTS =
      new RuleSettings(
          Duration.ofMinutes(1),
          Duration.ZERO,
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          Labels.EMPTY,
          "");

  /** The same with another interval. */
  public RuleSettings withInterval(Duration other) {
    return new RuleSettings(
        other, queryOffset, resendDelay, outageTolerance, gracePeriod, externalLabels, externalUrl);
  }

  /** The same for another place. */
  public RuleSettings withExternal(Labels labels, String url) {
    return new RuleSettings(
        interval, queryOffset, resendDelay, outageTolerance, gracePeriod, labels, url);
  }
}
