package io.monitorix.exporter;

import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.exporter.inventory.InventoryReader;
import io.monitorix.exporter.note.AlertNotes;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.rules.RuleKeeper;
import io.monitorix.exporter.rules.RuleOverrides;
import io.monitorix.exporter.rules.RuntimeRules;
import io.monitorix.exporter.state.StateDatabase;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.manage.AlertContext;
import io.monitorix.exporter.web.manage.ManageApi;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What people do with alerts and rules while the process runs. */
final class Management implements AutoCloseable {

  private final Optional<RuleKeeper> rules;
  private final Optional<RuntimeRules> overrides;
  private final Optional<AlertNotes> notes;
  private final InventoryReader inventory;
  private final Cors cors;
  private final InstantSource clock;
  private final Optional<Refreshing> refreshing;

  private Management(
      Optional<RuleKeeper> rules,
      Optional<StateDatabase> state,
      InventoryReader inventory,
      Cors cors,
      InstantSource clock) {
    this.rules = rules;
    this.overrides =
        rules.flatMap(
            keeper ->
                state.map(kept -> new RuntimeRules(new RuleOverrides(kept), keeper::override)));
    this.notes = state.map(kept -> new AlertNotes(kept, clock));
    this.inventory = inventory;
    this.cors = cors;
    this.clock = clock;
    // before the first evaluation, and from time to time: another process may have changed it
    overrides.ifPresent(RuntimeRules::refresh);
    this.refreshing = overrides.map(each -> Refreshing.start("rule-overrides", each::refresh));
  }

  /**
   * Has rules evaluated as they were told to be.
   *
   * @param rules empty where none are evaluated
   * @param state empty where nothing is kept
   */
  static Management start(
      Optional<RuleKeeper> rules,
      Optional<StateDatabase> state,
      InventoryReader inventory,
      Settings settings,
      InstantSource clock) {
    return new Management(rules, state, inventory, settings.cors(), clock);
  }

  /**
   * The routes.
   *
   * @param history has what became of alerts
   * @param external labels that alerts get when they are told
   * @param locale whose language notifications are in
   */
  List<Route> routes(
      RoutingKeeper routing,
      Function<HistoryQuery, Optional<HistoryPage>> history,
      Supplier<Map<String, String>> external,
      Supplier<Locale> locale) {
    List<Route> routes =
        new ArrayList<>(
            ManageApi.ofAlerts(
                new AlertContext(routing, history, notes, external, inventory, locale, clock),
                cors));
    routes.addAll(ManageApi.ofRules(rules, overrides, clock, cors));
    return routes;
  }

  /** Another process may have changed something. */
  void refresh() {
    refreshing.ifPresent(Refreshing::now);
  }

  @Override
  public void close() {
    refreshing.ifPresent(Refreshing::close);
  }
}
