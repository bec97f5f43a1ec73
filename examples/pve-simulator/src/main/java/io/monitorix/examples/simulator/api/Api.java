package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.cluster.Snapshot;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Routes calls to resources, and checks what PVE checks before them, in its order: path,
 * permission, node, parameters.
 *
 * <p>Thread-safe: handlers work on an immutable snapshot.
 */
public final class Api {
  private final Cluster cluster;
  private final List<Route> routes;
  private final AtomicReference<Answers> answers;

  /**
   * The API of a cluster.
   *
   * @param routes the first that fits answers
   */
  public Api(Cluster cluster, List<Route> routes) {
    this.cluster = cluster;
    this.routes = Stream.concat(routes.stream(), AccessResources.ROUTES.stream()).toList();
    this.answers =
        new AtomicReference<>(new Answers(cluster.snapshot(), new ConcurrentHashMap<>()));
  }

  /** Answers a call. Errors of the call are answers too. */
  public Reply answer(ApiRequest request) {
    try {
      return route(request);
    } catch (ApiError e) {
      return e.reply();
    }
  }

  private Reply route(ApiRequest request) {
    List<String> path = Arrays.stream(request.path().split("/")).filter(p -> !p.isEmpty()).toList();
    for (Route route : routes) {
      Map<String, String> variables = route.match(path);
      if (variables != null && route.method().equals(request.method())) {
        return answer(route, new Call(request, variables, cluster, cluster.snapshot()));
      }
    }
    throw ApiError.failure(
        501, "Method '%s /%s' not implemented".formatted(request.method(), String.join("/", path)));
  }

  private Reply answer(Route route, Call call) {
    checkPermission(route, call);
    checkNode(call);
    checkParameters(route, call);
    if (!route.cached()) {
      return Reply.ok(write(route, call), route.relayed());
    }
    // Pollers ask for the large lists again and again: one second's answer serves them all.
    String key =
        String.join(
            " ",
            call.request().path(),
            call.request().parameters().toString(),
            call.request().caller().tokenId(),
            Boolean.toString(call.request().omitted().isEmpty()));
    return Reply.ok(
        answersAt(call.world()).bodies.computeIfAbsent(key, k -> write(route, call)),
        route.relayed());
  }

  private Answers answersAt(Snapshot world) {
    return answers.updateAndGet(
        known ->
            known.world.serial() == world.serial()
                ? known
                : new Answers(world, new ConcurrentHashMap<>()));
  }

  private static Body write(Route route, Call call) {
    int capacity = route.cached() ? 1024 + 450 * call.world().guests().size() : 1024;
    JsonWriter out = new JsonWriter(capacity, call.request().omitted()).beginObject().name("data");
    route.handler().write(call, out);
    return new Body(out.endObject().toBytes());
  }

  private static void checkPermission(Route route, Call call) {
    Route.Permission needed = route.permission();
    if (needed != null) {
      call.require(needed.pathFor(call.variables()), needed.privilege());
    }
  }

  private static void checkNode(Call call) {
    String node = call.variables().get("node");
    if (node == null) {
      return;
    }
    if (call.plan().node(node) == null) {
      throw ApiError.failure(
          500,
          "hostname lookup '%s' failed - failed to get address info for: %s: Name or service not known"
              .formatted(node, node));
    }
    if (!call.world().nodes().get(call.node().index()).online()) {
      throw ApiError.empty(595, "No route to host");
    }
  }

  private static void checkParameters(Route route, Call call) {
    for (String name : call.request().parameters().keySet()) {
      if (!route.parameters().contains(name)) {
        throw ApiError.parameter(
            name,
            "property is not defined in schema and the schema does not allow additional properties");
      }
    }
  }

  /** The large answers that have been written for one snapshot; gone with it. */
  private record Answers(Snapshot world, Map<String, Body> bodies) {}
}
