package io.monitorix.exporter.routing;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Sends what is flushed through the integrations of one routing file. Safe for several threads. */
final class Senders implements Notifier, AutoCloseable {

  private final Map<String, Integration> senders;
  private final String externalUrl;
  private final InstantSource clock;
  private final NotificationMetrics metrics;

  Senders(
      Map<String, Integration> senders,
      String externalUrl,
      InstantSource clock,
      NotificationMetrics metrics) {
    this.senders = Map.copyOf(senders);
    this.externalUrl = externalUrl;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public HandOver notify(Flush flush) {
    Integration sender = senders.get(flush.integration().key());
    if (sender == null) {
      return new GivenUp("there is no " + flush.integration().key());
    }
    Instant begun = clock.instant();
    Result result =
        sender.send(
            new Message(
                flush.notification(externalUrl),
                flush.groupKey(),
                Message.sha256(flush.id()),
                flush.previous()));
    metrics.sent(flush.integration(), result, Duration.between(begun, clock.instant()));
    if (result instanceof Result.Retry retry) {
      return new RetryLater(retry.reason(), retry.after());
    }
    if (result instanceof Result.Failed failed) {
      return new GivenUp(failed.reason());
    }
    Result.Sent taken = (Result.Sent) result;
    return new Sent(taken.detail(), taken.externalId());
  }

  @Override
  public void close() {
    senders.values().forEach(Integration::close);
  }
}
