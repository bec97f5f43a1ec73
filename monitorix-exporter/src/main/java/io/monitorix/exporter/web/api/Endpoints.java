package io.monitorix.exporter.web.api;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.exporter.alerts.NotLeaderException;
import io.monitorix.exporter.routing.RoutingNotReadyException;
import io.monitorix.exporter.web.BadRequestException;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes routes whose errors are problems as JSON, and that pages of other sites may ask. For one
 * thread, while the routes are made.
 */
public final class Endpoints {

  /** What all paths begin with. */
  public static final String BASE = "/api/monitorix/v1";

  private final Cors cors;
  private final List<Route> routes = new ArrayList<>();
  private final Map<String, List<String>> methods = new LinkedHashMap<>();

  /**
   * @param cors which pages of other sites may ask
   */
  public Endpoints(Cors cors) {
    this.cors = cors;
  }

  /** Something that is read. */
  public Endpoints get(String path, Route.Handler handler) {
    routes.add(Route.read(Method.GET, path, answering(path, handler)));
    return with(Method.GET, path);
  }

  /** Something that is changed. */
  public Endpoints change(Method method, String path, Route.Handler handler) {
    routes.add(Route.change(method, path, answering(path, handler)));
    return with(method, path);
  }

  private Endpoints with(Method method, String path) {
    methods.computeIfAbsent(path, any -> new ArrayList<>()).add(method.name());
    return this;
  }

  /** All routes, and for each path one that tells pages of other sites what they may do. */
  public List<Route> routes() {
    List<Route> all = new ArrayList<>(routes);
    for (String path : methods.keySet()) {
      all.add(
          Route.read(
              Method.OPTIONS,
              path,
              request -> {
                allow(request, path);
                request.answerEmpty(204);
              }));
    }
    return all;
  }

  private void allow(Request request, String path) {
    cors.allow(
        request,
        methods.getOrDefault(path, List.of()).stream()
            .collect(Collectors.joining(", ", "", ", OPTIONS")));
    if (request.header("Origin") != null) {
      request.set(
          "Access-Control-Allow-Headers",
          "Accept, Authorization, Content-Type, If-Match, If-None-Match, Origin");
      request.set("Access-Control-Expose-Headers", "Date, ETag, Location");
    }
  }

  private Route.Handler answering(String path, Route.Handler handler) {
    return request -> {
      allow(request, path);
      request.set("Cache-Control", "no-cache");
      try {
        handler.handle(request);
      } catch (ProblemException e) {
        Answers.send(request, e);
      } catch (BadRequestException e) {
        String title = e.status() == 413 ? "Content Too Large" : "Bad Request";
        Answers.send(request, ProblemException.of(e.status(), title, reason(e)));
      } catch (RoutingNotReadyException | NotLeaderException | LeadershipLostException e) {
        later(request, reason(e));
      } catch (DatabaseException e) {
        later(request, "not kept, hence not done: " + reason(e));
      }
    };
  }

  private static String reason(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  private static void later(Request request, String reason) throws IOException {
    request.set("Retry-After", "5");
    Answers.send(request, ProblemException.unavailable(reason));
  }
}
