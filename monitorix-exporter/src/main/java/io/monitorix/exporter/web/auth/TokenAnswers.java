package io.monitorix.exporter.web.auth;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.token.ApiToken;
import io.monitorix.exporter.auth.token.Tokens;
import io.monitorix.exporter.auth.token.Tokens.Made;
import io.monitorix.exporter.auth.token.Tokens.Wish;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code tokens}: one's own, or all for administrators. */
final class TokenAnswers {

  private static final String PATH = Endpoints.BASE + "/tokens";
  private static final String ID = "id";
  private static final int LONGEST_NAME = 200;
  private static final Duration LONGEST_LIFE = Duration.ofDays(3_650);

  private final AuthContext context;

  TokenAnswers(AuthContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, context.answering(this::list))
        .change(Method.POST, PATH, context.answering(this::create))
        .change(Method.DELETE, PATH + "/{" + ID + "}", context.answering(this::revoke));
  }

  private Tokens tokens() {
    return context.accounts().tokens();
  }

  private static boolean isShown(Caller caller, ApiToken token) {
    return AuthContext.manages(caller) || token.createdBy().equals(Tokens.maker(caller));
  }

  private void list(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    Paging.send(
        request,
        paging.of(
            tokens().all().stream().filter(token -> isShown(request.caller(), token)),
            token -> "%020d".formatted(token.createdAt().toEpochMilli()) + token.id()),
        (out, token) -> {
          out.beginObject();
          Shown.token(out, token);
          out.endObject();
        });
  }

  private void create(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, "name", "role", "scope", "expiresAt", "expiresIn");
    String name = fields.needed("name", LONGEST_NAME);
    Caller caller = request.caller();
    Role role = Shown.role(fields).orElse(Role.VIEWER);
    Scope scope = Shown.scope(fields).orElse(caller.scope());
    Optional<Instant> at = fields.time("expiresAt");
    Optional<Duration> in = fields.duration("expiresIn", LONGEST_LIFE);
    if (at.isPresent() && in.isPresent()) {
      fields.problem("expiresIn", "expiresAt says the same: leave one of them out");
    }
    fields.check();
    UserAnswers.firstMayDoEverything(caller, role, scope);
    Optional<Instant> end = at.or(() -> in.map(context.clock().instant()::plus));
    Made made = tokens().create(caller, new Wish(name, role, scope, end));
    request.changed("token.create", made.token().id(), "", json(made.token()));
    request.set("Cache-Control", "no-store");
    request.set("Location", PATH + "/" + made.token().id());
    Answers.send(
        request,
        201,
        out -> {
          out.beginObject().name("token").value(made.secret());
          Shown.token(out, made.token());
          out.endObject();
        });
  }

  private void revoke(Request request) throws IOException {
    Parameters.of(request);
    String id = request.segment(ID);
    ApiToken token =
        tokens()
            .find(id)
            .filter(each -> isShown(request.caller(), each))
            .orElseThrow(() -> ProblemException.notFound("there is no token " + id));
    if (token.revokedAt().isEmpty()) {
      tokens().revoke(token.id());
      request.changed("token.revoke", token.id(), json(token), "");
    }
    request.answerEmpty(204);
  }

  private static String json(ApiToken token) {
    return Answers.json(out -> object(out, token));
  }

  private static void object(JsonWriter out, ApiToken token) throws IOException {
    out.beginObject();
    Shown.token(out, token);
    out.endObject();
  }
}
