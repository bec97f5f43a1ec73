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
import io.monitorix.alerts.routing.dispatch.ObservingNotifier;
import io.monitorix.alerts.routing.fallback.FallbackNotifier;
import io.monitorix.alerts.routing.hold.HoldMemory;
import io.monitorix.alerts.routing.hold.Holding;
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
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

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
  private final DeliveryExecutor executor;
  private final Optional<ObservingNotifier> observing;
  private final Holding holding;
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
   * For one configuration, which does as Alertmanager does.
   *
   * @param integrations of each receiver, by its name; {@link #integrations} has those of the file
   */
  public AlertRouting(
      RoutingConfig config,
      Map<String, List<Integration>> integrations,
      Surroundings surroundings) {
    this(config, RoutingPolicy.NONE, integrations, surroundings);
  }

  /**
   * For one configuration, and a policy for what it has no place for.
   *
   * @param integrations of each receiver, by its name; {@link #integrations} has those of the file
   */
  public AlertRouting(
      RoutingConfig config,
      RoutingPolicy policy,
      Map<String, List<Integration>> integrations,
      Surroundings surroundings) {
    this(config, policy, HoldMemory.untilRestart(), integrations, surroundings);
  }

  /**
   * For one configuration, and a policy that remembers.
   *
   * @param memory what is held back; outlives a configuration, and a restart where it is persistent
   * @param integrations of each receiver, by its name; {@link #integrations} has those of the file
   */
  public AlertRouting(
      RoutingConfig config,
      RoutingPolicy policy,
      HoldMemory memory,
      Map<String, List<Integration>> integrations,
      Surroundings surroundings) {
    this.clock = surroundings.clock();
    this.routes = RouteTree.of(config.route()).escalated(policy.escalations());
    this.silences = surroundings.silences();
    silences.schedule(policy.maintenance(), config.timeIntervals());
    this.inhibitor = new Inhibitor(config.inhibitRules());
    this.filters = new Filters(inhibitor, config.timeIntervals(), silences);
    this.executor = surroundings.executor();
    this.observing = policy.observe() ? Optional.of(new ObservingNotifier()) : Optional.empty();
    this.holding = holding(config, policy, memory, integrations, surroundings);
    this.dispatcher =
        new Dispatcher(
            new DispatcherParts(
                routes,
                integrations,
                filters,
                surroundings.log(),
                surroundings.groups(),
                observing.<Notifier>map(notifier -> notifier).orElse(holding),
                policy.observe() ? (integration, alert) -> Optional.of("observe mode") : holding,
                executor,
                clock,
                surroundings.random()));
    this.board =
        new AlertBoard(clock, config.global().resolveTimeout(), List.of(inhibitor, dispatcher));
    this.acknowledgements = new Acknowledgements(board, silences, clock);
    this.tidyingDue = clock.instant().plus(TIDYING);
  }

  private Holding holding(
      RoutingConfig config,
      RoutingPolicy policy,
      HoldMemory memory,
      Map<String, List<Integration>> integrations,
      Surroundings surroundings) {
    Notifier telling =
        new FallbackNotifier(
            surroundings.notifier(), policy.fallbacks(), integrations, memory.marks(), clock);
    return new Holding(
        telling,
        new Holding.Rules(
            policy.holds(), integrations, policy.quietStart(), config.timeIntervals()),
        memory,
        fingerprint -> board().find(fingerprint),
        clock);
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

  /** What is held back. */
  public Holding holding() {
    return holding;
  }

  /** What is told to nobody; empty if it is told. */
  public Optional<ObservingNotifier> observing() {
    return observing;
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
    if (observing.isEmpty()) {
      holding.tick(executor::execute);
    }
    Instant release = holding.nextDue().orElse(tidying);
    return Stream.of(next, tidying, release).min(Instant::compareTo).orElse(next);
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
