package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.access.Role;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;
import java.util.Map;

/** What lies below {@code /access}, and the answers of a login. */
public final class AccessResources {
  static final List<Route> ROUTES =
      List.of(
          Route.get("/access/permissions", AccessResources::permissions).knows("path", "userid"));

  private static final List<String> PATHS =
      List.of("/", "/access", "/mapping", "/nodes", "/pool", "/sdn", "/storage", "/vms");

  /** The groups of {@code cap}, and what the names of their privileges begin with. */
  private static final Map<String, List<String>> CAPABILITIES =
      Map.of(
          "access", List.of("User.", "Group.", "Permissions."),
          "dc", List.of("Sys.Audit", "Sys.Modify", "SDN."),
          "mapping", List.of("Mapping.", "Permissions."),
          "nodes", List.of("Sys.", "Permissions."),
          "sdn", List.of("SDN.", "Permissions."),
          "storage", List.of("Datastore.", "Permissions."),
          "vms", List.of("VM.", "Permissions."));

  private AccessResources() {}

  /** {@code GET /access/ticket}: nothing, and nobody needs to log in for it. */
  public static Reply noTicket() {
    return Reply.ok(
        new Body(new JsonWriter(16).beginObject().name("data").nullValue().endObject().toBytes()),
        false);
  }

  /**
   * {@code POST /access/ticket}.
   *
   * @param parameters {@code username} (with its realm, or else {@code realm}) and {@code
   *     password}, which may be a ticket
   */
  public static Reply login(Authenticator authenticator, Map<String, String> parameters) {
    for (String needed : List.of("username", "password")) {
      if (!parameters.containsKey(needed)) {
        return ApiError.parameter(needed, "property is missing and it is not optional").reply();
      }
    }
    String user = parameters.getOrDefault("username", "");
    String realm = parameters.get("realm");
    return authenticator
        .login(realm == null ? user : user + "@" + realm, parameters.getOrDefault("password", ""))
        .map(AccessResources::session)
        .orElseGet(() -> ApiError.failure(401, "authentication failure").reply());
  }

  private static Reply session(Authenticator.Session session) {
    JsonWriter out =
        new JsonWriter(2048)
            .beginObject()
            .name("data")
            .beginObject()
            .field("username", session.identity().user())
            .field("ticket", session.ticket())
            .field("CSRFPreventionToken", session.csrfToken());
    out.name("cap").beginObject();
    CAPABILITIES.keySet().stream()
        .sorted()
        .forEach(group -> capabilities(group, session.identity().role(), out));
    return Reply.ok(new Body(out.endObject().endObject().endObject().toBytes()), true);
  }

  private static void capabilities(String group, Role role, JsonWriter out) {
    List<String> prefixes = CAPABILITIES.getOrDefault(group, List.of());
    out.name(group).beginObject();
    for (String privilege : role.privileges()) {
      if (prefixes.stream().anyMatch(privilege::startsWith)) {
        out.flag(privilege, true);
      }
    }
    out.endObject();
  }

  private static void permissions(Call call, JsonWriter out) {
    String only = call.parameter("path");
    out.beginObject();
    if (!call.role().privileges().isEmpty()) {
      for (String path : only == null ? PATHS : List.of(only)) {
        out.name(path).beginObject();
        call.role().privileges().forEach(privilege -> out.flag(privilege, true));
        out.endObject();
      }
    }
    out.endObject();
  }
}
