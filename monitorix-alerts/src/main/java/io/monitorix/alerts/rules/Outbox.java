package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out what is to be told of the alerts of one group. */
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** Four times as long as it takes to be sent again: two of these may fail. */
  private static final int SENDINGS_COVERED = 4;

  private final AlertSink sink;
  private final RuleSettings settings;
  private final Duration interval;

  Outbox(AlertSink sink, RuleSettings settings, Duration interval) {
    this.sink = sink;
    this.settings = settings;
    this.interval = interval;
  }

  /**
   * Alerts of one rule on their way.
   *
   * @param alerts as they were before
   */
  record Sending(AlertingRule rule, List<Alert> alerts, Instant time) {}

  /**
   * What is to be sent of a rule. Its alerts say that they were, so that they are kept like that.
   */
  Optional<Sending> prepare(AlertingRule rule, Instant time) {
    List<Alert> due = rule.toSend(time, settings.resendDelay());
    if (due.isEmpty()) {
      return Optional.empty();
    }
    rule.sent(due, time);
    return Optional.of(new Sending(rule, due, time));
  }

  /** Sends it; what cannot be sent says again that it was not. */
  void send(Sending sending) {
    AlertingRule rule = sending.rule();
    List<Alert> due = sending.alerts();
    try {
      sink.send(outgoing(rule, due, sending.time()));
    } catch (RuntimeException e) {
      LOG.error(
          "Sending alerts failed, they are sent at the next evaluation rule={} alerts={}",
          rule.key().name(),
          due.size(),
          e);
      rule.notSent(due);
    }
  }

  /** Alerts of a rule as they are sent at a time. */
  List<OutgoingAlert> outgoing(AlertingRule rule, List<Alert> alerts, Instant time) {
    String url = settings.externalUrl() + graphPath(rule.spec().expr().toString());
    return alerts.stream().map(alert -> outgoing(alert, time, url)).toList();
  }

  private OutgoingAlert outgoing(Alert alert, Instant time, String url) {
    Map<String, String> labels = settings.externalLabels().toMap();
    labels.putAll(alert.labels().toMap());
    Duration delta =
        interval.compareTo(settings.resendDelay()) > 0 ? interval : settings.resendDelay();
    Instant resolvedAt = alert.resolvedAt();
    Instant firedAt = alert.firedAt();
    return new OutgoingAlert(
        Labels.of(labels),
        alert.annotations(),
        firedAt == null ? alert.activeAt() : firedAt,
        resolvedAt == null ? time.plus(delta.multipliedBy(SENDINGS_COVERED)) : resolvedAt,
        resolvedAt != null,
        url);
  }

  /** As Go escapes queries: a blank becomes a plus, {@code ~} stays. */
  static String graphPath(String expr) {
    String escaped =
        URLEncoder.encode(expr, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
    return "/graph?g0.expr=" + escaped + "&g0.tab=1";
  }
}
