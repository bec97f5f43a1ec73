package io.monitorix.exporter.web.monitorix;

import io.monitorix.alerts.routing.link.LinkSigner;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.routing.SignedLinks;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.api.Endpoints;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The HTTP API below {@code /api/monitorix/v1}, and the page of signed links. Safe for several
 * threads.
 */
public final class MonitorixApi {

  private static final String ALERT = Endpoints.BASE + "/alerts/{" + KnownAlerts.SEGMENT + "}";
  private static final String NOTIFICATIONS = Endpoints.BASE + "/notifications";
  private static final String NOTIFICATION =
      NOTIFICATIONS + "/{" + NotificationAnswers.SEGMENT + "}";

  /**
   * What is asked.
   *
   * @param keeper has the alerts
   * @param settings as they are now
   * @param cors which pages of other sites may ask
   */
  public record Context(
      RoutingKeeper keeper,
      SignedLinks links,
      Supplier<RoutingSettings> settings,
      Cors cors,
      InstantSource clock) {}

  private MonitorixApi() {}

  /** The routes over what is routed. */
  public static List<Route> routes(Context context) {
    DeliveryAnswers delivery = new DeliveryAnswers(context.keeper(), context.clock());
    AcknowledgeAnswers acknowledge =
        new AcknowledgeAnswers(context.keeper(), () -> context.settings().get().acknowledgement());
    NotificationAnswers notifications = new NotificationAnswers(context.keeper());
    SilencePage page =
        new SilencePage(context.keeper(), context.links(), context.settings(), context.clock());
    List<Route> routes =
        new ArrayList<>(
            new Endpoints(context.cors())
                .get(ALERT + "/delivery", delivery::one)
                .change(Method.POST, ALERT + "/acknowledge", acknowledge::post)
                .get(NOTIFICATIONS, notifications::list)
                .change(Method.POST, NOTIFICATION + "/retry", notifications::retry)
                .change(Method.DELETE, NOTIFICATION, notifications::drop)
                .routes());
    routes.add(Route.signed(Method.GET, LinkSigner.PATH, page::show));
    routes.add(Route.signed(Method.POST, LinkSigner.PATH, page::confirm));
    return routes;
  }
}
