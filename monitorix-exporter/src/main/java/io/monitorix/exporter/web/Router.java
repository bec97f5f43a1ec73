package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.monitorix.exporter.auth.Permission;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.web.access.RoutePermissions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, after {@link Guard} has let it in. */
final class Router implements HttpHandler {

  private static final Logger log = LoggerFactory.getLogger(Router.class);

  private static final String NOT_FOUND = "NOT_FOUND";
  private static final String OTHER = "OTHER";

  private final Map<String, Map<Method, Route>> routes = new LinkedHashMap<>();
  private final List<PathTemplate> templates;
  private final Guard guard;
  private final Workers workers;
  private final SlowClients slowClients;
  private final WebLimits limits;
  private final RequestObserver observer;
  private final Audit audit;
  private final Function<Scope, Visibility> visibility;
  private final Map<Route, Permission> permissions = new HashMap<>();
  private final BooleanSupplier stopping;
  private final Semaphore scrapes;

  Router(
      List<Route> table,
      RoutePermissions needed,
      Guard guard,
      Workers workers,
      SlowClients slowClients,
      WebLimits limits,
      RequestObserver observer,
      Audit audit,
      Function<Scope, Visibility> visibility,
      BooleanSupplier stopping) {
    for (Route route : table) {
      Map<Method, Route> methods =
          routes.computeIfAbsent(route.path(), path -> new EnumMap<>(Method.class));
      if (methods.put(route.method(), route) != null) {
        throw new IllegalArgumentException("two routes for " + route.method() + " " + route.path());
      }
      permissions.put(route, permission(route, needed));
    }
    this.templates =
        routes.keySet().stream().filter(PathTemplate::isOne).map(PathTemplate::of).toList();
    this.guard = guard;
    this.workers = workers;
    this.slowClients = slowClients;
    this.limits = limits;
    this.observer = observer;
    this.audit = audit;
    this.visibility = visibility;
    this.stopping = stopping;
    this.scrapes = new Semaphore(limits.maxRequests());
  }

  private static Permission permission(Route route, RoutePermissions needed) {
    String name = route.method() + " " + route.path();
    Permission permission =
        needed
            .of(route.method().name(), route.path())
            .orElseThrow(
                () -> new IllegalArgumentException("no permission is said for the route " + name));
    if (route.signed() != (permission == Permission.SIGNED)) {
      throw new IllegalArgumentException("the route " + name + " cannot have " + permission);
    }
    return permission;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    workers.arrived();
    long start = System.nanoTime();
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    Place place = place(exchange.getRequestURI());
    Map<Method, Route> methods = routes.getOrDefault(place.path(), Map.of());
    Route route = methods.get(named(method));
    try {
      Request request =
          new Request(
              exchange,
              slowClients,
              limits,
              stopping.getAsBoolean(),
              place.named(),
              new RequestAudit(
                  audit,
                  InstantSource.system(),
                  method + " " + (methods.isEmpty() ? NOT_FOUND : place.path()),
                  String.join("/", place.named().values())),
              visibility);
      answer(exchange, request, route, methods);
    } catch (IOException e) {
      log.debug("answer not sent: path={} error={}", path, e.toString());
      exchange.close();
      throw e;
    } finally {
      observer.answered(
          named(method) == null && !method.equals("HEAD") ? OTHER : method,
          methods.isEmpty() ? NOT_FOUND : place.path(),
          exchange.getResponseCode(),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /**
   * Where a request goes.
   *
   * @param path that of the route, where there is one
   * @param named the open segments of it
   */
  private record Place(String path, Map<String, String> named) {}

  private Place place(URI asked) {
    String path = asked.getPath();
    if (path == null || routes.containsKey(path)) {
      return new Place(path == null || PathTemplate.isOne(path) ? "" : path, Map.of());
    }
    for (PathTemplate template : templates) {
      Optional<Map<String, String>> named = template.match(asked.getRawPath());
      if (named.isPresent()) {
        return new Place(template.path(), named.get());
      }
    }
    return new Place(path, Map.of());
  }

  private static @Nullable Method named(String method) {
    return switch (method) {
      case "GET", "HEAD" -> Method.GET;
      case "POST" -> Method.POST;
      case "PUT" -> Method.PUT;
      case "PATCH" -> Method.PATCH;
      case "DELETE" -> Method.DELETE;
      case "OPTIONS" -> Method.OPTIONS;
      default -> null;
    };
  }

  private void answer(
      HttpExchange exchange, Request request, @Nullable Route route, Map<Method, Route> methods)
      throws IOException {
    try {
      // what there is, is nothing for everybody either
      Permission permission = route == null ? Permission.READ : permissions.get(route);
      if (!guard.lets(exchange, request, route, Objects.requireNonNull(permission))) {
        return;
      }
      if (route != null) {
        run(request, route);
        write(exchange, request, route);
      } else if (methods.isEmpty()) {
        request.answer(
            404,
            "there is nothing at "
                + exchange.getRequestURI().getPath()
                + "; / lists what there is");
      } else {
        String allowed = allowed(methods);
        request.set("Allow", allowed);
        request.answer(405, "method not allowed: use " + allowed);
      }
    } catch (BadRequestException e) {
      request.answer(e.status(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("request failed: path={}", exchange.getRequestURI().getPath(), e);
      if (request.isAnswered()) {
        throw new IOException("failed while it was answered", e);
      }
      request.answerInternalError();
    }
  }

  /** Unless the handler has, with more in it. Alerts come too often, logins write themselves. */
  private void write(HttpExchange exchange, Request request, Route route) {
    Permission permission = permissions.get(route);
    if (route.change()
        && !request.audit().isWritten()
        && permission != Permission.POST_ALERTS
        && permission != Permission.PUBLIC) {
      request.audit().answered(request.caller(), request.address(), exchange.getResponseCode());
    }
  }

  private void run(Request request, Route route) throws IOException {
    if (!route.scrape()) {
      handle(request, route);
    } else if (scrapes.tryAcquire()) {
      try {
        handle(request, route);
      } finally {
        scrapes.release();
      }
    } else {
      request.set("Retry-After", "1");
      request.answer(
          503, limits.maxRequests() + " scrapes are under way, which is web.max_requests");
    }
  }

  private static void handle(Request request, Route route) throws IOException {
    route.handler().handle(request);
    request.awaitEnd();
  }

  private static String allowed(Map<Method, Route> methods) {
    return methods.keySet().stream()
        .map(method -> method == Method.GET ? "GET, HEAD" : method.name())
        .collect(Collectors.joining(", "));
  }
}
