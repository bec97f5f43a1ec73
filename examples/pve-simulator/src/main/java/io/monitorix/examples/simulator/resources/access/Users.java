package io.monitorix.examples.simulator.resources.access;

import io.monitorix.examples.simulator.access.Role;
import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users, their tokens, groups, roles, rights and realms, as administrators see them. */
public final class Users {
  private static final String AUDITS = "User.Modify|Sys.Audit";
  private static final List<User> USERS =
      List.of(
          new User("admin@pve", "looks after all of it", "ops", "full", "Administrator"),
          new User("monitorix@pve", "monitoring", "", "exporter", "PVEAuditor"),
          new User("nobody@pve", "has no rights", "", "none", null),
          new User("root@pam", null, "", null, null));
  private static final List<RoleRow> ROLES =
      List.of(
          new RoleRow("NoAccess", ""),
          new RoleRow("PVEAuditor", "Datastore.Audit,Pool.Audit,SDN.Audit,Sys.Audit,VM.Audit"),
          new RoleRow("PVEDatastoreUser", "Datastore.AllocateSpace,Datastore.Audit"),
          new RoleRow("PVEPoolAdmin", "Pool.Allocate,Pool.Audit"),
          new RoleRow("PVEUserAdmin", "Group.Allocate,Realm.AllocateUser,User.Modify"));

  private Users() {}

  /**
   * A user.
   *
   * @param group empty for none
   * @param token null for none
   * @param role on the root of all paths; null for none
   */
  private record User(
      String id,
      @Nullable String comment,
      String group,
      @Nullable String token,
      @Nullable String role) {
    String realm() {
      return id.substring(id.indexOf('@') + 1);
    }
  }

  private record RoleRow(String id, String privileges) {}

  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/access/users", Users::list).knows("enabled", "full"),
          Route.get("/access/users/{userid}", Users::one).needs("/access/groups", AUDITS),
          Route.get("/access/users/{userid}/token", Users::tokens),
          Route.get("/access/groups", Users::groups),
          Route.get("/access/groups/{groupid}", Users::group)
              .needs("/access/groups", "Sys.Audit|Group.Allocate"),
          Route.get("/access/roles", Users::roles),
          Route.get("/access/acl", Users::rights),
          Route.get("/access/domains", Users::realms),
          Route.get("/access/tfa", Users::secondFactors).asRelayed());

  private static boolean sees(Call call, User user) {
    return call.may("/access/groups", AUDITS) || user.id().equals(call.request().caller().user());
  }

  private static void list(Call call, JsonWriter out) {
    boolean full = call.flag("full");
    boolean enabled = call.flag("enabled", true);
    out.beginArray();
    for (User user : USERS) {
      if (enabled && sees(call, user)) {
        out.beginObject()
            .field("userid", user.id())
            .flag("enable", true)
            .field("expire", 0)
            .field("realm-type", user.realm())
            .field("comment", user.comment());
        if (full) {
          out.field("groups", user.group()).name("tokens");
          if (user.token() == null) {
            out.nullValue();
          } else {
            tokens(user, out);
          }
        }
        out.endObject();
      }
    }
    out.endArray();
  }

  private static User user(Call call) {
    String id = call.variable("userid");
    return USERS.stream()
        .filter(user -> user.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiError.failure(500, "no such user ('%s')".formatted(id)));
  }

  private static void one(Call call, JsonWriter out) {
    User user = user(call);
    out.beginObject().flag("enable", true).field("expire", 0).field("comment", user.comment());
    out.name("groups").beginArray();
    if (!user.group().isEmpty()) {
      out.value(user.group());
    }
    out.endArray();
    if (user.token() != null) {
      out.name("tokens").beginObject().name(user.token()).beginObject();
      token(out);
      out.endObject().endObject();
    }
    out.endObject();
  }

  private static void tokens(Call call, JsonWriter out) {
    if (!call.variable("userid").equals(call.request().caller().user())) {
      call.require("/access/groups", "User.Modify");
    }
    tokens(user(call), out);
  }

  private static void tokens(User user, JsonWriter out) {
    out.beginArray();
    if (user.token() != null) {
      out.beginObject().field("tokenid", user.token());
      token(out);
      out.endObject();
    }
    out.endArray();
  }

  private static void token(JsonWriter out) {
    out.field("expire", 0).flag("privsep", false);
  }

  private static void groups(Call call, JsonWriter out) {
    out.beginArray();
    if (call.may("/access/groups", "User.Modify|Sys.Audit|Group.Allocate")) {
      out.beginObject()
          .field("groupid", "ops")
          .field("comment", "operators")
          .field("users", "admin@pve")
          .endObject();
    }
    out.endArray();
  }

  private static void group(Call call, JsonWriter out) {
    if (!call.variable("groupid").equals("ops")) {
      throw ApiError.failure(500, "group '%s' does not exist".formatted(call.variable("groupid")));
    }
    out.beginObject().field("comment", "operators").name("members").beginArray();
    out.value("admin@pve").endArray().endObject();
  }

  private static void roles(Call call, JsonWriter out) {
    out.beginArray();
    out.beginObject()
        .field("roleid", "Administrator")
        .flag("special", true)
        .field("privs", String.join(",", Role.ADMINISTRATOR.privileges()))
        .endObject();
    for (RoleRow role : ROLES) {
      out.beginObject()
          .field("roleid", role.id())
          .flag("special", true)
          .field("privs", role.privileges())
          .endObject();
    }
    out.endArray();
  }

  private static void rights(Call call, JsonWriter out) {
    out.beginArray();
    for (User user : USERS) {
      if (user.role() != null && call.may("/access", "Permissions.Modify|Sys.Audit")) {
        boolean byGroup = !user.group().isEmpty();
        out.beginObject()
            .field("path", "/")
            .field("type", byGroup ? "group" : "user")
            .field("ugid", byGroup ? user.group() : user.id())
            .field("roleid", user.role())
            .flag("propagate", true)
            .endObject();
      }
    }
    out.endArray();
  }

  private static void realms(Call call, JsonWriter out) {
    out.beginArray();
    realm("pam", "Linux PAM standard authentication", out);
    realm("pve", "Proxmox VE authentication server", out);
    out.endArray();
  }

  private static void realm(String name, String comment, JsonWriter out) {
    out.beginObject()
        .field("realm", name)
        .field("type", name)
        .field("comment", comment)
        .endObject();
  }

  /** Of everybody whom the caller sees; none has set up a second one. */
  private static void secondFactors(Call call, JsonWriter out) {
    out.beginArray();
    for (User user : USERS) {
      if (sees(call, user)) {
        out.beginObject().field("userid", user.id()).name("entries").beginArray().endArray();
        out.endObject();
      }
    }
    out.endArray();
  }
}
