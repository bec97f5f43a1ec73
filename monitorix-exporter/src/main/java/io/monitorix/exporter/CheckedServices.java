package io.monitorix.exporter;

import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.probe.ServiceChecks;
import io.monitorix.exporter.service.CheckHistory;
import io.monitorix.exporter.service.CheckTurns;
import io.monitorix.exporter.service.ServiceStore;
import io.monitorix.exporter.service.Services;
import io.monitorix.exporter.state.StateDatabase;
import io.monitorix.exporter.web.manage.ServiceContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The services that are checked, with those that are added at run time, and what came of it. */
final class CheckedServices implements AutoCloseable {

  private final ServiceChecks checks;
  private final Services services;
  private final CheckHistory history;
  private final Optional<CheckTurns> turns;
  private final Refreshing refreshing;

  private CheckedServices(
      ProbesConfig config,
      ServiceChecks checks,
      Optional<StateDatabase> state,
      BooleanSupplier leads,
      InstantSource clock) {
    this.checks = checks;
    this.services = new Services(config, state.map(ServiceStore::new), checks::apply, clock);
    this.history = new CheckHistory(clock);
    this.turns = state.map(kept -> new CheckTurns(kept, leads, clock));
    checks.board().onResult(history);
    turns.ifPresent(checks.board()::onTurn);
    services.refresh();
    this.refreshing = Refreshing.start("services", this::look);
  }

  /**
   * Has these checked.
   *
   * @param state empty where nothing is kept
   * @param leads whether this process writes what came of it
   */
  static CheckedServices start(
      ProbesConfig config,
      ServiceChecks checks,
      Optional<StateDatabase> state,
      BooleanSupplier leads,
      InstantSource clock) {
    return new CheckedServices(config, checks, state, leads, clock);
  }

  /** Another process may have changed something. */
  void refresh() {
    refreshing.now();
  }

  private void look() {
    services.refresh();
    history.keep(checks.board().results()::containsKey);
  }

  /** Another configuration takes the place of the one before. */
  void apply(ProbesConfig loaded) {
    services.apply(loaded);
  }

  /** What answers are made of. */
  ServiceContext context() {
    return new ServiceContext(services, checks.board(), history, turns);
  }

  @Override
  public void close() {
    refreshing.close();
    turns.ifPresent(CheckTurns::close);
  }
}
