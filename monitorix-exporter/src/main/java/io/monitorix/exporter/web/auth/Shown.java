package io.monitorix.exporter.web.auth;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.ScopeJson;
import io.monitorix.exporter.auth.session.Issued;
import io.monitorix.exporter.auth.session.Session;
import io.monitorix.exporter.auth.token.ApiToken;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.EntityTag;
import io.monitorix.exporter.web.api.Fields;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Users, sessions and tokens as JSON, without what is secret; and back. */
final class Shown {

  private static final int LONGEST_ROLE = 20;

  private Shown() {}

  static void user(JsonWriter out, User user) throws IOException {
    out.beginObject().name("name").value(user.name());
    out.name("role").value(user.role().text());
    ScopeJson.write(out.name("scope"), user.scope());
    out.name("enabled").value(user.enabled());
    out.name("secondFactor").value(user.secondFactor());
    Answers.time(out.name("createdAt"), user.createdAt());
    Answers.time(out.name("updatedAt"), user.updatedAt());
    Answers.time(out.name("passwordChangedAt"), user.passwordChangedAt());
    Answers.time(out.name("lastLoginAt"), user.lastLoginAt().orElse(null));
    out.endObject();
  }

  /** Not of when they logged in last: that is no change that anybody could collide with. */
  static EntityTag tag(User user) {
    return EntityTag.of(user.id() + " " + user.revision());
  }

  static void send(Request request, int status, User user) throws IOException {
    request.set("ETag", tag(user).toString());
    Answers.send(request, status, out -> user(out, user));
  }

  static void issued(JsonWriter out, Issued issued, User user) throws IOException {
    out.beginObject().name("tokenType").value("Bearer");
    out.name("accessToken").value(issued.accessToken());
    Answers.time(out.name("accessExpiresAt"), issued.accessEnds());
    out.name("refreshToken").value(issued.refreshToken());
    Answers.time(out.name("refreshExpiresAt"), issued.refreshEnds());
    user(out.name("user"), user);
    out.endObject();
  }

  static void session(JsonWriter out, Session session) throws IOException {
    out.beginObject().name("id").value(session.id());
    out.name("address").value(session.address());
    Answers.time(out.name("createdAt"), session.createdAt());
    Answers.time(out.name("usedAt"), session.usedAt());
    Answers.time(out.name("expiresAt"), session.endsAt());
    Answers.time(out.name("latestExpiresAt"), session.latestEnd());
    out.endObject();
  }

  /** Without the end of the object, where more may stand. */
  static void token(JsonWriter out, ApiToken token) throws IOException {
    out.name("id").value(token.id()).name("name").value(token.name());
    out.name("createdBy").value(token.createdBy());
    out.name("role").value(token.role().text());
    ScopeJson.write(out.name("scope"), token.scope());
    Answers.time(out.name("createdAt"), token.createdAt());
    Answers.time(out.name("expiresAt"), token.expiresAt().orElse(null));
    Answers.time(out.name("lastUsedAt"), token.lastUsedAt().orElse(null));
    Answers.time(out.name("revokedAt"), token.revokedAt().orElse(null));
  }

  static void texts(JsonWriter out, String name, List<String> texts) throws IOException {
    out.beginObject();
    Answers.texts(out.name(name), texts);
    out.endObject();
  }

  /** The field {@code role}; empty where it is not there. */
  static Optional<Role> role(Fields fields) {
    Optional<String> text = fields.text("role", LONGEST_ROLE);
    Optional<Role> role = text.flatMap(Role::of);
    if (text.isPresent() && role.isEmpty()) {
      fields.problem("role", "expected admin, operator or viewer, got '" + text.get() + "'");
    }
    return role;
  }

  /** The field {@code scope}; empty where it is not there. */
  static Optional<Scope> scope(Fields fields) {
    Optional<Object> value = fields.value("scope");
    try {
      return value.map(ScopeJson::of);
    } catch (IllegalArgumentException e) {
      fields.problem("scope", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
