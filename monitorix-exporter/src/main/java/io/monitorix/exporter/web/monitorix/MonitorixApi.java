package io.monitorix.exporter.web.monitorix;

import io.monitorix.alerts.routing.link.LinkSigner;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.routing.RoutingNotReadyException;
import io.monitorix.exporter.routing.SignedLinks;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The HTTP API below {@code /api/monitorix/v1}, and the page of signed links. Safe for several
 * threads.
 */
public final class MonitorixApi {

  private static final String ALERT = "/api/monitorix/v1/alerts/{" + KnownAlerts.SEGMENT + "}";
  private static final String NOTIFICATIONS = "/api/monitorix/v1/notifications";
  private static final String NOTIFICATION =
      NOTIFICATIONS + "/{" + NotificationAnswers.SEGMENT + "}";
  private static final String METHODS = "GET, POST, DELETE, OPTIONS";

  private final Cors cors;

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

  private MonitorixApi(Cors cors) {
    this.cors = cors;
  }

  /** The routes over what is routed. */
  public static List<Route> routes(Context context) {
    MonitorixApi api = new MonitorixApi(context.cors());
    DeliveryAnswers delivery = new DeliveryAnswers(context.keeper(), context.clock());
    AcknowledgeAnswers acknowledge =
        new AcknowledgeAnswers(context.keeper(), () -> context.settings().get().acknowledgement());
    NotificationAnswers notifications = new NotificationAnswers(context.keeper());
    SilencePage page =
        new SilencePage(context.keeper(), context.links(), context.settings(), context.clock());
    return List.of(
        Route.read(Method.GET, ALERT + "/delivery", api.answering(delivery::one)),
        Route.read(Method.OPTIONS, ALERT + "/delivery", api::options),
        Route.change(Method.POST, ALERT + "/acknowledge", api.answering(acknowledge::post)),
        Route.read(Method.OPTIONS, ALERT + "/acknowledge", api::options),
        Route.read(Method.GET, NOTIFICATIONS, api.answering(notifications::list)),
        Route.read(Method.OPTIONS, NOTIFICATIONS, api::options),
        Route.change(Method.POST, NOTIFICATION + "/retry", api.answering(notifications::retry)),
        Route.read(Method.OPTIONS, NOTIFICATION + "/retry", api::options),
        Route.change(Method.DELETE, NOTIFICATION, api.answering(notifications::drop)),
        Route.read(Method.OPTIONS, NOTIFICATION, api::options),
        Route.signed(Method.GET, LinkSigner.PATH, page::show),
        Route.signed(Method.POST, LinkSigner.PATH, page::confirm));
  }

  private Route.Handler answering(Route.Handler handler) {
    return request -> {
      cors.allow(request, METHODS);
      try {
        handler.handle(request);
      } catch (ProblemException e) {
        Answers.send(request, e);
      } catch (RoutingNotReadyException | LeadershipLostException e) {
        request.set("Retry-After", "5");
        Answers.send(request, ProblemException.unavailable(String.valueOf(e.getMessage())));
      } catch (DatabaseException e) {
        request.set("Retry-After", "5");
        Answers.send(
            request, ProblemException.unavailable("not kept, hence not done: " + e.getMessage()));
      }
    };
  }

  private void options(Request request) throws IOException {
    cors.allow(request, METHODS);
    request.answerEmpty(204);
  }
}
