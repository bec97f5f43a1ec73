package io.monitorix.exporter.web.manage;

import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.inventory.InventoryReader;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.rules.RuleKeeper;
import io.monitorix.exporter.rules.RuntimeRules;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.api.Endpoints;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The routes of the management API. */
public final class ManageApi {

  private ManageApi() {}

  /**
   * What is watched.
   *
   * @param targets those that are polled now
   */
  public static List<Route> ofWatched(
      Supplier<List<TargetConfig>> targets,
      SnapshotBoard board,
      InventoryReader inventory,
      Cors cors) {
    Endpoints endpoints = new Endpoints(cors);
    new TargetAnswers(targets, board, inventory).addTo(endpoints);
    new InventoryAnswers(inventory).addTo(endpoints);
    return endpoints.routes();
  }

  /**
   * What is evaluated.
   *
   * @param keeper empty where no rules are evaluated
   * @param overrides empty without a database
   */
  public static List<Route> ofRules(
      Optional<RuleKeeper> keeper,
      Optional<RuntimeRules> overrides,
      InstantSource clock,
      Cors cors) {
    Endpoints endpoints = new Endpoints(cors);
    new RuleAnswers(keeper, overrides, clock).addTo(endpoints);
    return endpoints.routes();
  }

  /**
   * What holds now.
   *
   * @param settings for people, without secrets
   */
  public static List<Route> ofConfiguration(Supplier<@Nullable Object> settings, Cors cors) {
    Endpoints endpoints = new Endpoints(cors);
    new ConfigurationAnswers(settings).addTo(endpoints);
    return endpoints.routes();
  }

  /** What is checked. */
  public static List<Route> ofServices(ServiceContext context, Cors cors) {
    Endpoints endpoints = new Endpoints(cors);
    new ServiceAnswers(context).addTo(endpoints);
    return endpoints.routes();
  }

  /** What fires, and what became of it. */
  public static List<Route> ofAlerts(AlertContext context, Cors cors) {
    Endpoints endpoints = new Endpoints(cors);
    new AlertAnswers(context).addTo(endpoints);
    new AlertHistoryAnswers(context).addTo(endpoints);
    new AlertNoteAnswers(context).addTo(endpoints);
    new SilenceAnswers(context).addTo(endpoints);
    new MaintenanceAnswers(context).addTo(endpoints);
    new NotificationTestAnswers(context.keeper(), context.locale(), context.clock())
        .addTo(endpoints);
    return endpoints.routes();
  }
}
