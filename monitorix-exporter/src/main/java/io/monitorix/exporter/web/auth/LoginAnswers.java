package io.monitorix.exporter.web.auth;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.access.Accounts;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.ScopeJson;
import io.monitorix.exporter.auth.session.Issued;
import io.monitorix.exporter.auth.session.Login;
import io.monitorix.exporter.auth.session.Sessions;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserName;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.util.Locale;

/** {@code auth/login}, {@code refresh}, {@code logout}, {@code me}. */
final class LoginAnswers {

  private static final String AUTH = Endpoints.BASE + "/auth";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SECRET = 1_000;

  private final AuthContext context;

  LoginAnswers(AuthContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .change(Method.POST, AUTH + "/login", context.answering(this::login))
        .change(Method.POST, AUTH + "/refresh", context.answering(this::refresh))
        .change(Method.POST, AUTH + "/logout", context.answering(this::logout))
        .get(AUTH + "/me", context.answering(this::me));
  }

  private void login(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, "name", "password", "code");
    String name = fields.needed("name", LONGEST_NAME);
    String password = fields.needed("password", LONGEST_SECRET);
    String code = fields.text("code", LONGEST_NAME).orElse("");
    fields.check();
    Accounts accounts = context.accounts();
    String actor = UserName.key(name);
    Login.Result result = accounts.login().check(name, password, code, request.address());
    if (result instanceof Login.Result.Granted granted) {
      Issued issued = accounts.sessions().begin(granted.user(), request.address());
      context.record(request, actor, "login", "ok");
      send(request, issued, granted.user());
    } else if (result instanceof Login.Result.CodeNeeded) {
      request.set("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\"");
      throw ProblemException.of(
          401, "Unauthorized", "a code of the second factor is needed besides: send it as code");
    } else if (result instanceof Login.Result.Later later) {
      AuthContext.wait(request, later.delay());
      throw AuthContext.tooMany();
    } else {
      context.record(request, actor, "login", "401 refused");
      throw ProblemException.of(401, "Unauthorized", "name, password or code is wrong");
    }
  }

  private static void send(Request request, Issued issued, User user) throws IOException {
    request.set("Cache-Control", "no-store");
    Answers.send(request, out -> Shown.issued(out, issued, user));
  }

  private void refresh(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, "refreshToken");
    String token = fields.needed("refreshToken", LONGEST_SECRET);
    fields.check();
    try {
      Sessions.Continued continued = context.accounts().sessions().refresh(token);
      send(request, continued.issued(), continued.user());
    } catch (AccessException e) {
      context.record(request, "", "refresh", "401 " + e.getMessage());
      throw e;
    }
  }

  private void logout(Request request) throws IOException {
    Parameters.of(request);
    Caller caller = request.caller();
    if (caller.kind() != Caller.Kind.USER || caller.session().isEmpty()) {
      throw ProblemException.conflict(
          "there is no session that could end: it is by an access token that one is named");
    }
    context.accounts().sessions().end(caller.session());
    request.changed("logout", caller.name(), "", "");
    request.answerEmpty(204);
  }

  private void me(Request request) throws IOException {
    Parameters.of(request);
    Caller caller = request.caller();
    Answers.send(request, out -> caller(out, caller));
  }

  private static void caller(JsonWriter out, Caller caller) throws IOException {
    out.beginObject().name("name").value(caller.name());
    out.name("kind").value(caller.kind().name().toLowerCase(Locale.ROOT));
    out.name("role").value(caller.role().text());
    ScopeJson.write(out.name("scope"), caller.scope());
    out.name("session").value(caller.session().isEmpty() ? null : caller.session());
    out.endObject();
  }
}
