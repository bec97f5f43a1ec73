package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.access.Rights;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What lies below {@code /access}, and the answers of a login. */
public final class AccessResources {
  static final List<Route> ROUTES =
      List.of(
          Route.get("/access/permissions", AccessResources::permissions).knows("path", "userid"));

  private static final List<String> PATHS =
      List.of(
          "/",
          "/access",
          "/access/groups",
          "/mapping",
          "/nodes",
          "/pool",
          "/sdn",
          "/storage",
          "/vms");

  private static final Set<String> LOGIN_PARAMETERS =
      Set.of(
          "username", "password", "realm", "otp", "tfa-challenge", "path", "privs", "new-format");

  private static final List<Capabilities> CAPABILITIES =
      List.of(
          new Capabilities(
              "access",
              List.of("/access", "/access/groups"),
              List.of("User.", "Group.", "Permissions.")),
          new Capabilities("dc", List.of("/"), List.of("Sys.Audit", "Sys.Modify", "SDN.")),
          new Capabilities("mapping", List.of("/mapping"), List.of("Mapping.", "Permissions.")),
          new Capabilities("nodes", List.of("/nodes"), List.of("Sys.", "Permissions.")),
          new Capabilities("sdn", List.of("/sdn"), List.of("SDN.", "Permissions.")),
          new Capabilities("storage", List.of("/storage"), List.of("Datastore.", "Permissions.")),
          new Capabilities("vms", List.of("/vms"), List.of("VM.", "Permissions.")));

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
   *     password}, which may be a ticket; with {@code tfa-challenge} it is the answer to that. With
   *     {@code path} and {@code privs} it asks about rights, and no ticket is given
   */
  public static Reply login(Authenticator authenticator, Map<String, String> parameters) {
    for (String needed : List.of("username", "password")) {
      if (!parameters.containsKey(needed)) {
        return ApiError.parameter(needed, "property is missing and it is not optional").reply();
      }
    }
    for (String name : parameters.keySet()) {
      if (!LOGIN_PARAMETERS.contains(name)) {
        return ApiError.parameter(
                name,
                "property is not defined in schema and the schema does not allow additional properties")
            .reply();
      }
    }
    String user = parameters.getOrDefault("username", "");
    String realm = parameters.get("realm");
    String id = realm == null ? user : user + "@" + realm;
    String password = parameters.getOrDefault("password", "");
    String challenge = parameters.get("tfa-challenge");
    Authenticator.Login login =
        challenge == null
            ? authenticator.login(id, password)
            : authenticator.answer(id, challenge, password);
    if (login instanceof Authenticator.Login.Session session) {
      String path = parameters.get("path");
      String privileges = parameters.get("privs");
      return path == null || privileges == null
          ? session(session, true)
          : verified(session, path, privileges);
    }
    // A code of the old kind is not taken as a second factor.
    String old = parameters.get("otp");
    if (login instanceof Authenticator.Login.Challenge asked
        && (old == null || old.startsWith("totp:"))) {
      return challenge(asked);
    }
    return refused();
  }

  private static Reply refused() {
    return ApiError.failure(401, "authentication failure").reply();
  }

  private static Reply verified(
      Authenticator.Login.Session session, String path, String privileges) {
    boolean all =
        Arrays.stream(privileges.split(",", -1))
            .allMatch(privilege -> session.rights().may(path, privilege.strip()));
    return all ? session(session, false) : refused();
  }

  private static Reply challenge(Authenticator.Login.Challenge challenge) {
    JsonWriter out =
        new JsonWriter(512)
            .beginObject()
            .name("data")
            .beginObject()
            .field("username", challenge.user())
            .flag("NeedTFA", true)
            .field("ticket", challenge.ticket())
            .field("CSRFPreventionToken", challenge.csrfToken());
    return Reply.ok(new Body(out.endObject().endObject().toBytes()), true);
  }

  private static Reply session(Authenticator.Login.Session session, boolean withTicket) {
    JsonWriter out =
        new JsonWriter(2048)
            .beginObject()
            .name("data")
            .beginObject()
            .field("username", session.identity().user());
    if (withTicket) {
      out.field("ticket", session.ticket()).field("CSRFPreventionToken", session.csrfToken());
    }
    out.name("cap").beginObject();
    CAPABILITIES.forEach(group -> capabilities(group, session.rights(), out));
    return Reply.ok(new Body(out.endObject().endObject().endObject().toBytes()), true);
  }

  private static void capabilities(Capabilities group, Rights rights, JsonWriter out) {
    Set<String> held = new TreeSet<>();
    group.paths().forEach(path -> held.addAll(rights.on(path).keySet()));
    out.name(group.name()).beginObject();
    for (String privilege : held) {
      if (group.prefixes().stream().anyMatch(privilege::startsWith)) {
        out.flag(privilege, true);
      }
    }
    out.endObject();
  }

  private static void permissions(Call call, JsonWriter out) {
    String of = call.parameter("userid");
    Rights rights = of == null ? call.rights() : rightsOf(call, of);
    String only = call.parameter("path");
    Map<String, Map<String, Boolean>> held =
        only == null ? rights.everywhere(PATHS) : rights.at(List.of(only));
    out.beginObject();
    held.forEach(
        (path, privileges) -> {
          out.name(path).beginObject();
          privileges.forEach(out::flag);
          out.endObject();
        });
    out.endObject();
  }

  /** Of oneself and of one's own tokens anybody may ask, of others who may look at users. */
  private static Rights rightsOf(Call call, String id) {
    String self = call.request().caller().tokenId();
    boolean own = id.equals(self) || id.startsWith(self + "!");
    if (!own && !call.may("/access", "Sys.Audit")) {
      throw ApiError.forbidden("/access", "Sys.Audit");
    }
    Rights rights = call.rights().directory().rightsOf(id);
    if (rights == null) {
      throw ApiError.failure(500, "no such user ('%s')".formatted(id));
    }
    return rights;
  }

  /**
   * A group of {@code cap}.
   *
   * @param paths where the privileges may be held
   * @param prefixes what their names begin with
   */
  private record Capabilities(String name, List<String> paths, List<String> prefixes) {}
}
