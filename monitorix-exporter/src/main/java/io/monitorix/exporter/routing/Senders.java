package io.monitorix.exporter.routing;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends what is flushed through the integrations of one routing file. Safe for several threads. */
final class Senders implements Notifier, AutoCloseable {

  /** Of messages that a service can change later; the oldest is forgotten first. */
  private static final int MOST_REMEMBERED = 10_000;

  private final Map<String, Integration> senders;
  private final String externalUrl;
  private final InstantSource clock;
  private final NotificationMetrics metrics;
  private final Map<Told, String> sent =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Told, String> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  private record Told(String integration, String groupKey) {}

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
    Told told = new Told(flush.integration().key(), flush.groupKey());
    Instant begun = clock.instant();
    Result result =
        sender.send(
            new Message(
                flush.notification(externalUrl),
                flush.groupKey(),
                Message.sha256(flush.id()),
                Optional.ofNullable(sent.get(told))));
    metrics.sent(flush.integration(), result, Duration.between(begun, clock.instant()));
    if (result instanceof Result.Retry retry) {
      return new RetryLater(retry.reason(), retry.after());
    }
    if (result instanceof Result.Failed failed) {
      return new GivenUp(failed.reason());
    }
    Result.Sent taken = (Result.Sent) result;
    taken.externalId().ifPresent(id -> sent.put(told, id));
    return new Sent(taken.detail());
  }

  @Override
  public void close() {
    senders.values().forEach(Integration::close);
  }
}
