package io.monitorix.examples.simulator.resources.access;

import io.monitorix.examples.simulator.access.Acl;
import io.monitorix.examples.simulator.access.Directory;
import io.monitorix.examples.simulator.access.Role;
import io.monitorix.examples.simulator.access.Token;
import io.monitorix.examples.simulator.access.User;
import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Users, their tokens, groups, roles, rights and realms, as administrators see them. */
public final class Users {
  private static final String AUDITS = "User.Modify|Sys.Audit";

  private Users() {}

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

  private static Directory directory(Call call) {
    return call.rights().directory();
  }

  private static boolean sees(Call call, User user) {
    return call.may("/access/groups", AUDITS) || user.id().equals(call.request().caller().user());
  }

  private static void list(Call call, JsonWriter out) {
    boolean full = call.flag("full");
    String enabled = call.parameter("enabled");
    out.beginArray();
    for (User user : directory(call).users()) {
      boolean asked = enabled == null || call.flag("enabled") == directory(call).isEnabled(user);
      if (asked && sees(call, user)) {
        out.beginObject().field("userid", user.id());
        figures(call, user, out);
        out.field("realm-type", user.realm());
        if (full) {
          List<Token> tokens = directory(call).tokensOf(user.id());
          out.field("groups", String.join(",", user.groups())).name("tokens");
          if (tokens.isEmpty()) {
            out.nullValue();
          } else {
            tokens(tokens, out);
          }
        }
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void figures(Call call, User user, JsonWriter out) {
    out.flag("enable", directory(call).isEnabled(user)).field("expire", epoch(user.expires()));
  }

  private static long epoch(@Nullable Instant when) {
    return when == null ? 0 : when.getEpochSecond();
  }

  private static User user(Call call) {
    String id = call.variable("userid");
    User user = directory(call).user(id);
    if (user == null) {
      throw ApiError.failure(500, "no such user ('%s')".formatted(id));
    }
    return user;
  }

  private static void one(Call call, JsonWriter out) {
    User user = user(call);
    out.beginObject();
    figures(call, user, out);
    out.name("groups").beginArray();
    user.groups().forEach(out::value);
    out.endArray();
    List<Token> tokens = directory(call).tokensOf(user.id());
    if (!tokens.isEmpty()) {
      out.name("tokens").beginObject();
      for (Token token : tokens) {
        out.name(token.name()).beginObject();
        token(token, out);
        out.endObject();
      }
      out.endObject();
    }
    out.endObject();
  }

  private static void tokens(Call call, JsonWriter out) {
    if (!call.variable("userid").equals(call.request().caller().user())) {
      call.require("/access/groups", "User.Modify");
    }
    tokens(directory(call).tokensOf(user(call).id()), out);
  }

  private static void tokens(List<Token> tokens, JsonWriter out) {
    out.beginArray();
    for (Token token : tokens) {
      out.beginObject().field("tokenid", token.name());
      token(token, out);
      out.endObject();
    }
    out.endArray();
  }

  private static void token(Token token, JsonWriter out) {
    out.field("expire", epoch(token.expires())).flag("privsep", token.separated());
  }

  private static Set<String> groupNames(Call call) {
    Set<String> names = new TreeSet<>();
    directory(call).users().forEach(user -> names.addAll(user.groups()));
    for (Acl.Entry entry : directory(call).acl().entries()) {
      if (entry.subject().startsWith("@")) {
        names.add(entry.subject().substring(1));
      }
    }
    return names;
  }

  private static List<String> members(Call call, String group) {
    return directory(call).users().stream()
        .filter(user -> user.groups().contains(group))
        .map(User::id)
        .toList();
  }

  private static void groups(Call call, JsonWriter out) {
    out.beginArray();
    if (call.may("/access/groups", "User.Modify|Sys.Audit|Group.Allocate")) {
      for (String group : groupNames(call)) {
        out.beginObject()
            .field("groupid", group)
            .field("users", String.join(",", members(call, group)))
            .endObject();
      }
    }
    out.endArray();
  }

  private static void group(Call call, JsonWriter out) {
    String group = call.variable("groupid");
    if (!groupNames(call).contains(group)) {
      throw ApiError.failure(500, "group '%s' does not exist".formatted(group));
    }
    out.beginObject().name("members").beginArray();
    members(call, group).forEach(out::value);
    out.endArray().endObject();
  }

  private static void roles(Call call, JsonWriter out) {
    out.beginArray();
    for (Role role : directory(call).roles()) {
      out.beginObject()
          .field("roleid", role.name())
          .flag("special", role.builtIn())
          .field("privs", String.join(",", role.privileges()))
          .endObject();
    }
    out.endArray();
  }

  private static void rights(Call call, JsonWriter out) {
    out.beginArray();
    if (call.may("/access", "Permissions.Modify|Sys.Audit")) {
      for (Acl.Entry entry : directory(call).acl().entries()) {
        boolean group = entry.subject().startsWith("@");
        out.beginObject()
            .field("path", entry.path())
            .field("type", group ? "group" : entry.subject().contains("!") ? "token" : "user")
            .field("ugid", group ? entry.subject().substring(1) : entry.subject())
            .field("roleid", entry.role().name())
            .flag("propagate", entry.propagate())
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

  /** Of everybody whom the caller sees. */
  private static void secondFactors(Call call, JsonWriter out) {
    out.beginArray();
    for (User user : directory(call).users()) {
      if (sees(call, user)) {
        out.beginObject().field("userid", user.id()).name("entries").beginArray();
        if (user.totpSecret() != null) {
          entry("totp", "authenticator", out);
        }
        if (!user.recoveryCodes().isEmpty()) {
          entry("recovery", "", out);
        }
        out.endArray().endObject();
      }
    }
    out.endArray();
  }

  private static void entry(String type, String description, JsonWriter out) {
    out.beginObject()
        .field("type", type)
        .field("id", type)
        .field("description", description)
        .field("created", 1_700_000_000)
        .bool("enable", true)
        .endObject();
  }
}
