package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.api.ApiRequest;
import io.monitorix.examples.simulator.api.Body;
import io.monitorix.examples.simulator.api.Reply;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.BackupServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes calls to resources, and checks what the backup server checks before them, in its order:
 * path, permission, parameters.
 *
 * <p>Thread-safe: it holds no state of its own.
 */
public final class PbsApi {
  private final BackupServer server;
  private final List<PbsRoute> routes =
      Stream.of(
              General.ROUTES,
              Datastores.ROUTES,
              Jobs.ROUTES,
              NodeState.ROUTES,
              NodeTasks.ROUTES,
              NodeDisks.ROUTES,
              NodeSystem.ROUTES,
              Tapes.ROUTES,
              Configuration.ROUTES,
              PbsAccess.ROUTES)
          .flatMap(List::stream)
          .toList();

  /** The API of a server. */
  public PbsApi(BackupServer server) {
    this.server = server;
  }

  /** Whether strangers may make this call. */
  public boolean isOpen(String method, String path) {
    Found found = find(method, path);
    return found != null && found.route().open();
  }

  /** Answers a call. Errors of the call are answers too. */
  public Reply answer(ApiRequest request) {
    Found found = find(request.method(), request.path());
    if (found == null) {
      return PbsError.notFound("Path '/api2/json%s' not found.".formatted(request.path())).reply();
    }
    try {
      return answer(found.route(), new PbsCall(request, found.variables(), server));
    } catch (PbsError e) {
      return e.reply();
    }
  }

  private Reply answer(PbsRoute route, PbsCall call) {
    PbsRoute.Permission needed = route.permission();
    if (needed != null && !call.may(needed.pathFor(call.variables()), needed.privilege())) {
      throw PbsError.forbidden();
    }
    checkNode(call);
    for (String name : call.request().parameters().keySet()) {
      if (!route.parameters().contains(name)) {
        throw PbsError.parameter(name, "schema does not allow additional properties.");
      }
    }
    JsonWriter out = new JsonWriter(4096, call.request().omitted()).beginObject().name("data");
    route.handler().write(call, out);
    for (Map.Entry<String, Object> extra : call.beside().entrySet()) {
      if (extra.getValue() instanceof Boolean truth) {
        out.bool(extra.getKey(), truth);
      } else if (extra.getValue() instanceof Number number) {
        out.field(extra.getKey(), number.longValue());
      } else {
        out.field(extra.getKey(), extra.getValue().toString());
      }
    }
    return Reply.ok(new Body(out.endObject().toBytes()), false);
  }

  private void checkNode(PbsCall call) {
    String node = call.variables().get("node");
    if (node != null && !node.equals("localhost") && !node.equals(server.plan().node())) {
      throw PbsError.parameter("node", "no such node '%s'".formatted(node));
    }
  }

  private @Nullable Found find(String method, String path) {
    List<String> parts = Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
    for (PbsRoute route : routes) {
      Map<String, String> variables = route.match(parts);
      if (variables != null
          && route.method().equals(method)
          && server.plan().release().atLeast(route.since())) {
        return new Found(route, variables);
      }
    }
    return null;
  }

  private record Found(PbsRoute route, Map<String, String> variables) {}
}
