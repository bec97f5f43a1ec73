package io.monitorix.exporter.web.alertmanager;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.routing.RoutingNotReadyException;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Alertmanager's HTTP API below {@code /api/v2}, and below {@code /alertmanager} once more with its
 * pages for supervisors. Safe for several threads.
 */
public final class AlertmanagerApi {

  private static final String ROOT = "/api/v2/";
  private static final String ALIAS = "/alertmanager";
  private static final String METHODS = "GET, POST, DELETE, OPTIONS";
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final Context context;
  private final AlertAnswers alerts;
  private final SilenceAnswers silences;
  private final StatusAnswers status;

  /**
   * What is asked.
   *
   * @param keeper has the alerts
   * @param cors which pages of other sites may ask
   */
  public record Context(RoutingKeeper keeper, Cors cors, BuildInfo build, InstantSource clock) {}

  private AlertmanagerApi(Context context) {
    this.context = context;
    this.alerts = new AlertAnswers(context.keeper(), context.clock());
    this.silences = new SilenceAnswers(context.keeper(), context.clock());
    this.status = new StatusAnswers(context.keeper(), context.build(), context.clock().instant());
  }

  /** The routes of an API over what is routed. */
  public static List<Route> routes(Context context) {
    AlertmanagerApi api = new AlertmanagerApi(context);
    List<Route> routes = new ArrayList<>();
    api.addTo(routes, ROOT);
    api.addTo(routes, ALIAS + ROOT);
    routes.add(new Route(ALIAS + "/-/healthy", request -> request.answer(200, PLAIN, "OK")));
    routes.add(new Route(ALIAS + "/-/ready", api::ready));
    return routes;
  }

  private void addTo(List<Route> routes, String root) {
    routes.add(read(root + "status", status::status));
    routes.add(read(root + "receivers", status::receivers));
    routes.add(read(root + "alerts", alerts::alerts));
    routes.add(change(Method.POST, root + "alerts", alerts::post));
    routes.add(read(root + "alerts/groups", alerts::groups));
    routes.add(read(root + "silences", silences::list));
    routes.add(change(Method.POST, root + "silences", silences::set));
    routes.add(read(root + "silence/{silenceID}", silences::one));
    routes.add(change(Method.DELETE, root + "silence/{silenceID}", silences::expire));
    routes.add(read(root + "{any}", request -> nothing(request, root)));
    routes.add(read(root + "{any}/{below}", request -> nothing(request, root)));
    routes.stream()
        .map(Route::path)
        .filter(path -> path.startsWith(root))
        .distinct()
        .toList()
        .forEach(path -> routes.add(Route.read(Method.OPTIONS, path, this::options)));
  }

  private Route read(String path, Route.Handler handler) {
    return Route.read(Method.GET, path, answering(handler));
  }

  private Route change(Method method, String path, Route.Handler handler) {
    return Route.change(method, path, answering(handler));
  }

  private Route.Handler answering(Route.Handler handler) {
    return request -> {
      context.cors().allow(request, METHODS);
      try {
        handler.handle(request);
      } catch (ApiException e) {
        Answers.send(request, e);
      } catch (RoutingNotReadyException | LeadershipLostException e) {
        request.set("Retry-After", "5");
        Answers.text(request, 503, String.valueOf(e.getMessage()));
      } catch (DatabaseException e) {
        request.set("Retry-After", "5");
        Answers.text(request, 503, "not kept, hence not taken: " + e.getMessage());
      }
    };
  }

  private void options(Request request) throws IOException {
    context.cors().allow(request, METHODS);
    request.answerEmpty(204);
  }

  private void ready(Request request) throws IOException {
    try {
      context.keeper().routing();
    } catch (RoutingNotReadyException e) {
      request.answer(e.isStandingBy() ? 200 : 503, PLAIN, e.getMessage() + "\n");
      return;
    }
    request.answer(200, PLAIN, "OK");
  }

  private static void nothing(Request request, String root) {
    String below = request.segment("below");
    throw ApiException.notFound(
        root + request.segment("any") + (below.isEmpty() ? "" : "/" + below));
  }
}
