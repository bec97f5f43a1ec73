package io.monitorix.exporter.web.auth;

import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.session.Session;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserName;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;

/** {@code users/NAME/sessions}: logins that go on; one's own, or all for administrators. */
final class SessionAnswers {

  private static final String PATH = UserAnswers.ONE + "/sessions";
  private static final String ID = "id";

  private final AuthContext context;

  SessionAnswers(AuthContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, context.answering(this::list))
        .change(Method.DELETE, PATH, context.answering(this::endAll))
        .change(Method.DELETE, PATH + "/{" + ID + "}", context.answering(this::end));
  }

  /** Whose they are; for others than them and administrators there is nobody. */
  private User user(Request request) {
    String name = UserName.key(request.segment(UserAnswers.NAME));
    Caller caller = request.caller();
    boolean own = caller.kind() == Caller.Kind.USER && caller.name().equals(name);
    if (!own && !AuthContext.manages(caller)) {
      throw ProblemException.of(
          403, "Forbidden", "sessions of others are for administrators without a scope");
    }
    return context.accounts().users().get(name);
  }

  private void list(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    User user = user(request);
    Paging.send(
        request,
        paging.of(
            context.accounts().sessions().of(user).stream(),
            session -> "%020d".formatted(session.createdAt().toEpochMilli()) + session.id()),
        Shown::session);
  }

  private void endAll(Request request) throws IOException {
    Parameters.of(request);
    User user = user(request);
    int ended = context.accounts().sessions().endAll(user);
    request.changed("session.end_all", user.name(), "{\"sessions\":" + ended + "}", "");
    request.answerEmpty(204);
  }

  private void end(Request request) throws IOException {
    Parameters.of(request);
    User user = user(request);
    String id = request.segment(ID);
    Session session =
        context.accounts().sessions().of(user).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("there is no session " + id));
    context.accounts().sessions().end(session.id());
    request.changed("session.end", user.name() + "/" + id, "", "");
    request.answerEmpty(204);
  }
}
