package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.alerts.storage.StaleMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out since when alerts were active before a restart, from the series {@code
 * ALERTS_FOR_STATE}. See <a
 * href="https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/">Prometheus's
 * alerting rules</a>.
 */
final class ForStateRestore {

  private final SeriesSource source;
  private final RuleSettings settings;
  private final Instant now;

  ForStateRestore(SeriesSource source, RuleSettings settings, Instant now) {
    this.source = source;
    this.settings = settings;
    this.now = now;
  }

  void restore(AlertingRule rule) {
    // Such a rule fires sooner by itself than the grace period would let it.
    if (rule.spec().hold().compareTo(settings.gracePeriod()) < 0) {
      rule.restored(alert -> null);
      return;
    }
    Map<Labels, Series> before = new HashMap<>();
    long from = now.minus(settings.outageTolerance()).toEpochMilli();
    long to = now.toEpochMilli();
    for (Series series :
        source
            .select(
                List.of(
                    LabelMatcher.of(Labels.NAME, LabelMatcher.Type.EQUAL, AlertSeries.FOR_STATE),
                    LabelMatcher.of(
                        AlertSeries.ALERTNAME, LabelMatcher.Type.EQUAL, rule.spec().name())),
                new SelectHints(from, to, 0, to - from, null))
            .series()) {
      before.put(series.labels(), series);
    }
    rule.restored(
        alert -> {
          Labels labels = rule.series().forStateLabels(alert);
          Series own = before.get(labels);
          // What came back from a server by remote write has the external labels.
          Series series = own == null ? before.get(outside(labels)) : own;
          return series == null ? null : activeAt(series, from, to, rule.spec().hold());
        });
  }

  private Labels outside(Labels labels) {
    Map<String, String> all = settings.externalLabels().toMap();
    all.putAll(labels.toMap());
    return Labels.of(all);
  }

  private @Nullable Instant activeAt(Series series, long from, long to, Duration hold) {
    SampleBuffer newest = new SampleBuffer();
    series.readNewest(from, to, newest);
    if (newest.size() == 0 || StaleMarker.is(newest.value(0))) {
      return null;
    }
    Instant downAt = Instant.ofEpochMilli(newest.time(0));
    Instant since = Instant.ofEpochSecond((long) newest.value(0));
    Duration remaining = hold.minus(Duration.between(since, downAt));
    if (remaining.isZero() || remaining.isNegative()) {
      return since;
    }
    if (remaining.compareTo(settings.gracePeriod()) < 0) {
      return now.plus(settings.gracePeriod()).minus(hold);
    }
    return since.plus(Duration.between(downAt, now));
  }
}
