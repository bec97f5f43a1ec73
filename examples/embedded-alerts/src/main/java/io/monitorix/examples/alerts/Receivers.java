package io.monitorix.examples.alerts;

import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.text.DefaultTemplates;
import io.monitorix.alerts.routing.config.IntegrationSpec;
import io.monitorix.alerts.routing.config.ReceiverSpec;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The receivers of a routing file: what the dispatcher says is due, they send. Thread-safe. */
final class Receivers implements Notifier, AutoCloseable {

  private final Map<String, List<Integration>> known = new LinkedHashMap<>();
  private final Map<String, io.monitorix.alerts.notify.Integration> senders = new LinkedHashMap<>();
  private final String externalUrl;

  /**
   * Reads them. What is wrong with them is among the problems of the configuration.
   *
   * @param types the kinds that there are
   * @param externalUrl where people reach the application, without a slash at its end
   */
  Receivers(RoutingConfig config, IntegrationTypes types, String externalUrl, InstantSource clock) {
    this.externalUrl = externalUrl;
    ReceiverContext context =
        new ReceiverContext(
            config.global().receiverDefaults(),
            Path.of(""),
            DefaultTemplates.of(Locale.ENGLISH, clock),
            clock,
            externalUrl,
            Locale.ENGLISH,
            false);
    for (ReceiverSpec receiver : config.receivers()) {
      List<Integration> ways = new ArrayList<>();
      for (IntegrationSpec spec : receiver.integrations()) {
        var sender = types.find(spec.key()).orElseThrow().read(spec.value(), context);
        var way =
            new Integration(receiver.name(), spec.type(), spec.index(), sender.sendResolved());
        ways.add(way);
        senders.put(way.key(), sender);
      }
      known.put(receiver.name(), ways);
    }
  }

  /** The ways in which each receiver is told. */
  Map<String, List<Integration>> integrations() {
    return known;
  }

  @Override
  public HandOver notify(Flush flush) {
    var sender = senders.get(flush.integration().key());
    if (sender == null) {
      return new GivenUp("there is no " + flush.integration().key());
    }
    Result result =
        sender.send(
            new Message(
                flush.notification(externalUrl),
                flush.groupKey(),
                Message.sha256(flush.id()),
                flush.previous()));
    if (result instanceof Result.Retry later) {
      return new RetryLater(later.reason(), later.after());
    }
    if (result instanceof Result.Failed failed) {
      return new GivenUp(failed.reason());
    }
    Result.Sent sent = (Result.Sent) result;
    return new Sent(sent.detail(), sent.externalId());
  }

  @Override
  public void close() {
    senders.values().forEach(io.monitorix.alerts.notify.Integration::close);
  }
}
