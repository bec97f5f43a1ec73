package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.access.Acl;
import io.monitorix.examples.simulator.access.Directory;
import io.monitorix.examples.simulator.access.Rights;
import io.monitorix.examples.simulator.access.Role;
import io.monitorix.examples.simulator.access.Token;
import io.monitorix.examples.simulator.access.User;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies below {@code /access}, but for logins. */
final class PbsAccess {
  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get("/access/users", PbsAccess::users).knows("include_tokens"),
          PbsRoute.get("/access/users/{userid}", PbsAccess::user),
          PbsRoute.get("/access/users/{userid}/token", PbsAccess::tokens),
          PbsRoute.get("/access/permissions", PbsAccess::permissions).knows("auth-id", "path"),
          PbsRoute.get("/access/acl", PbsAccess::acl).knows("path", "exact"),
          PbsRoute.get("/access/roles", PbsAccess::roles),
          PbsRoute.get("/access/domains", PbsAccess::domains).openToAll(),
          PbsRoute.get("/access/tfa", PbsAccess::secondFactors));

  private static final List<String> PATHS =
      List.of("/", "/access", "/datastore", "/remote", "/system", "/tape");

  private PbsAccess() {}

  private static void users(PbsCall call, JsonWriter out) {
    boolean withTokens = call.flag("include_tokens", false);
    out.beginArray();
    for (User user : directory(call).users()) {
      if (mayRead(call, user.id())) {
        out.beginObject();
        user(call, user, out);
        List<Token> tokens = directory(call).tokensOf(user.id());
        if (withTokens && !tokens.isEmpty()) {
          out.name("tokens").beginArray();
          tokens.forEach(token -> token(token, out));
          out.endArray();
        }
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void user(PbsCall call, JsonWriter out) {
    User user = readable(call);
    out.beginObject();
    user(call, user, out);
    out.endObject();
  }

  private static void user(PbsCall call, User user, JsonWriter out) {
    out.field("userid", user.id())
        .bool("enable", directory(call).isEnabled(user))
        .field("expire", epoch(user.expires()));
  }

  private static void tokens(PbsCall call, JsonWriter out) {
    User user = readable(call);
    out.beginArray();
    directory(call).tokensOf(user.id()).forEach(token -> token(token, out));
    out.endArray();
  }

  private static void token(Token token, JsonWriter out) {
    out.beginObject()
        .field("tokenid", token.id())
        .field("token-name", token.name())
        .bool("enable", true)
        .field("expire", epoch(token.expires()))
        .endObject();
  }

  private static long epoch(@Nullable Instant when) {
    return when == null ? 0 : when.getEpochSecond();
  }

  private static User readable(PbsCall call) {
    String id = call.variable("userid");
    if (!mayRead(call, id)) {
      throw PbsError.forbidden();
    }
    User user = directory(call).user(id);
    if (user == null) {
      throw PbsError.badRequest("no such user '%s'".formatted(id));
    }
    return user;
  }

  private static boolean mayRead(PbsCall call, String user) {
    return user.equals(call.request().caller().user()) || call.may("/access/users", "Sys.Audit");
  }

  private static void permissions(PbsCall call, JsonWriter out) {
    String of = call.parameter("auth-id");
    Rights rights = of == null ? call.request().rights() : rightsOf(call, of);
    String only = call.parameter("path");
    out.beginObject();
    (only == null ? rights.everywhere(PATHS) : rights.at(List.of(only)))
        .forEach(
            (path, privileges) -> {
              out.name(path).beginObject();
              privileges.forEach(out::bool);
              out.endObject();
            });
    out.endObject();
  }

  private static Rights rightsOf(PbsCall call, String id) {
    boolean own = id.equals(call.caller()) || id.startsWith(call.caller() + "!");
    Rights rights = directory(call).rightsOf(id);
    if (rights == null || (!own && !call.may("/access", "Sys.Audit"))) {
      throw PbsError.badRequest("not allowed to list permissions of %s".formatted(id));
    }
    return rights;
  }

  private static void acl(PbsCall call, JsonWriter out) {
    String only = call.parameter("path");
    boolean exact = call.flag("exact", false);
    boolean all = call.may("/access/acl", "Sys.Audit");
    out.beginArray();
    for (Acl.Entry entry : directory(call).acl().entries()) {
      boolean asked =
          only == null
              || entry.path().equals(only)
              || (!exact && entry.path().startsWith(only + "/"));
      boolean own =
          entry.subject().equals(call.caller()) || entry.subject().startsWith(call.caller() + "!");
      if (asked && (all || own)) {
        out.beginObject()
            .field("path", entry.path())
            .field("ugid", entry.subject())
            .field("ugid_type", "user")
            .bool("propagate", entry.propagate())
            .field("roleid", entry.role().name())
            .endObject();
      }
    }
    out.endArray();
  }

  private static void roles(PbsCall call, JsonWriter out) {
    out.beginArray();
    for (Role role : directory(call).roles()) {
      out.beginObject().field("roleid", role.name());
      out.name("privs").beginArray();
      role.privileges().forEach(out::value);
      out.endArray().endObject();
    }
    out.endArray();
  }

  private static void domains(PbsCall call, JsonWriter out) {
    out.beginArray();
    realm("pam", "Linux PAM standard authentication", false, out);
    realm("pbs", "Proxmox Backup authentication server", true, out);
    out.endArray();
  }

  private static void realm(String name, String comment, boolean preferred, JsonWriter out) {
    out.beginObject().field("realm", name).field("type", name).field("comment", comment);
    if (preferred) {
      out.bool("default", true);
    }
    out.endObject();
  }

  private static void secondFactors(PbsCall call, JsonWriter out) {
    out.beginArray();
    for (User user : directory(call).users()) {
      if (user.hasSecondFactor() && mayRead(call, user.id())) {
        out.beginObject().field("userid", user.id()).bool("totp-locked", false);
        out.name("entries").beginArray();
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

  private static Directory directory(PbsCall call) {
    return call.request().rights().directory();
  }
}
