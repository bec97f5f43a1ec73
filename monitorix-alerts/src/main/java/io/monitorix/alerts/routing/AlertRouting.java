package io.monitorix.alerts.routing;

import io.monitorix.alerts.routing.ack.Acknowledgements;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertBoard;
import io.monitorix.alerts.routing.config.IntegrationSpec;
import io.monitorix.alerts.routing.config.ReceiverSpec;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.routing.dispatch.Dispatcher;
import io.monitorix.alerts.routing.dispatch.DispatcherParts;
import io.monitorix.alerts.routing.dispatch.Filters;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.inhibit.Inhibitor;
import io.monitorix.alerts.routing.route.RouteTree;
import io.monitorix.alerts.routing.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Alerts come in at {@link #board}, and go out to a {@link Notifier} when the routes of a
 * configuration say so. It has no thread of its own: {@link #tick} does what is due, and {@link
 * RoutingRunner} calls it. Thread-safe.
 */
public final class AlertRouting {

  private static final Duration TIDYING = Duration.ofMinutes(30);

  private final InstantSource clock;
  private final RouteTree routes;
  private final Silences silences;
  private final Inhibitor inhibitor;
  private final Filters filters;
  private final Dispatcher dispatcher;
  private final AlertBoard board;
  private final Acknowledgements acknowledgements;
  private Instant tidyingDue;

  /**
   * What outlives a configuration, and a restart where it is persistent.
   *
   * @param executor runs the notifier
   * @param random spreads retries
   */
  public record Surroundings(
      InstantSource clock,
      Silences silences,
      NotificationLog log,
      GroupStore groups,
      Notifier notifier,
      DeliveryExecutor executor,
      RandomGenerator random) {}

  /**
   * For one configuration.
   *
   * @param integrations of each receiver, by its name; {@link #integrations} has those of the file
   */
  public AlertRouting(
      RoutingConfig config,
      Map<String, List<Integration>> integrations,
      Surroundings surroundings) {
    this.clock = surroundings.clock();
    this.routes = RouteTree.of(config.route());
    this.silences = surroundings.silences();
    this.inhibitor = new Inhibitor(config.inhibitRules());
    this.filters = new Filters(inhibitor, config.timeIntervals(), silences);
    this.dispatcher =
        new Dispatcher(
            new DispatcherParts(
                routes,
                integrations,
                filters,
                surroundings.log(),
                surroundings.groups(),
                surroundings.notifier(),
                surroundings.executor(),
                clock,
                surroundings.random()));
    this.board =
        new AlertBoard(clock, config.global().resolveTimeout(), List.of(inhibitor, dispatcher));
    this.acknowledgements = new Acknowledgements(board, silences, clock);
    this.tidyingDue = clock.instant().plus(TIDYING);
  }

  /** The integrations that a file gives its receivers. */
  public static Map<String, List<Integration>> integrations(RoutingConfig config) {
    Map<String, List<Integration>> all = new LinkedHashMap<>();
    for (ReceiverSpec receiver : config.receivers()) {
      all.put(
          receiver.name(),
          receiver.integrations().stream().map(spec -> integration(receiver, spec)).toList());
    }
    return all;
  }

  /** Takes over the alerts of the routing before a reload, or those that were kept. */
  public void restore(Collection<Alert> alerts) {
    board.restore(alerts);
  }

  /** Where alerts come in. */
  public AlertBoard board() {
    return board;
  }

  /** The routes. */
  public RouteTree routes() {
    return routes;
  }

  /** The silences. */
  public Silences silences() {
    return silences;
  }

  /** Silences that end with alerts. */
  public Acknowledgements acknowledgements() {
    return acknowledgements;
  }

  /** What keeps alerts quiet. */
  public Filters filters() {
    return filters;
  }

  /** The groups, and who was told of them. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /**
   * Does all that is due.
   *
   * @return when to call it next; sooner if alerts came meanwhile
   */
  public Instant tick() {
    // Before groups are flushed: whoever was told that they fire is told that they are resolved.
    acknowledgements.endResolved();
    Instant next = dispatcher.tick();
    Instant tidying = tidy();
    return next.isBefore(tidying) ? next : tidying;
  }

  private synchronized Instant tidy() {
    Instant now = clock.instant();
    if (!now.isBefore(tidyingDue)) {
      tidyingDue = now.plus(TIDYING);
      board.forgetResolved();
      inhibitor.forgetResolved(now);
      silences.forgetExpired();
    }
    return tidyingDue;
  }

  private static Integration integration(ReceiverSpec receiver, IntegrationSpec spec) {
    return new Integration(receiver.name(), spec.type(), spec.index(), spec.tellsResolved());
  }
}
