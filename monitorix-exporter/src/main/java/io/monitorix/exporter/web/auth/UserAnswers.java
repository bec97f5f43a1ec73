package io.monitorix.exporter.web.auth;

import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserChange;
import io.monitorix.exporter.auth.user.Users;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.util.Optional;

/** {@code users}: who may log in. */
final class UserAnswers {

  static final String NAME = "name";
  static final String ONE = Endpoints.BASE + "/users/{" + NAME + "}";

  private static final String PATH = Endpoints.BASE + "/users";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PASSWORD = 1_000;

  private final AuthContext context;

  UserAnswers(AuthContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, context.answering(this::list))
        .change(Method.POST, PATH, context.answering(this::create))
        .get(ONE, context.answering(this::one))
        .change(Method.PATCH, ONE, context.answering(this::change))
        .change(Method.DELETE, ONE, context.answering(this::delete));
  }

  private Users users() {
    return context.accounts().users();
  }

  private void list(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    Paging.send(request, paging.of(users().all().stream(), User::name), Shown::user);
  }

  private void one(Request request) throws IOException {
    Parameters.of(request);
    Shown.send(request, 200, users().get(request.segment(NAME)));
  }

  private void create(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, NAME, "password", "role", "scope");
    String name = fields.needed(NAME, LONGEST_NAME);
    String password = fields.needed("password", LONGEST_PASSWORD);
    Optional<Role> role = Shown.role(fields);
    if (role.isEmpty() && !fields.has("role")) {
      fields.problem("role", "missing: expected admin, operator or viewer");
    }
    Scope scope = Shown.scope(fields).orElse(Scope.ALL);
    fields.check();
    firstMayDoEverything(request.caller(), role.orElse(Role.VIEWER), scope);
    User user = users().create(name, role.orElse(Role.VIEWER), scope, password);
    request.changed("user.create", user.name(), "", Answers.json(out -> Shown.user(out, user)));
    request.set("Location", PATH + "/" + user.name());
    Shown.send(request, 201, user);
  }

  /** Who comes from this host without a login could not come any more, nor anybody else. */
  static void firstMayDoEverything(Caller caller, Role role, Scope scope) {
    if (caller.kind() == Caller.Kind.LOCAL && (role != Role.ADMIN || !scope.isAll())) {
      throw ProblemException.conflict(
          "the first one who may log in has to be an administrator without a scope: nobody could"
              + " change anything otherwise");
    }
  }

  private void change(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, "role", "scope", "enabled", "password", "secondFactor");
    Optional<Role> role = Shown.role(fields);
    Optional<Scope> scope = Shown.scope(fields);
    Optional<Boolean> enabled = fields.flag("enabled");
    Optional<String> password = fields.text("password", LONGEST_PASSWORD);
    Optional<Boolean> secondFactor = fields.flag("secondFactor");
    if (secondFactor.orElse(false)) {
      fields.problem("secondFactor", "it can be taken away alone: its user begins one");
    }
    fields.check();
    User before = users().get(request.segment(NAME));
    Shown.tag(before).require(request);
    if (password.isPresent()) {
      users().setPassword(before.name(), password.get());
    }
    if (secondFactor.isPresent()) {
      context.accounts().factors().remove(before);
    }
    User now =
        password.isPresent() || secondFactor.isPresent() ? users().get(before.name()) : before;
    User after =
        role.isPresent() || scope.isPresent() || enabled.isPresent()
            ? users().change(now, new UserChange(role, scope, enabled))
            : now;
    request.changed(
        password.isPresent() ? "user.change.password" : "user.change",
        after.name(),
        Answers.json(out -> Shown.user(out, before)),
        Answers.json(out -> Shown.user(out, after)));
    Shown.send(request, 200, after);
  }

  private void delete(Request request) throws IOException {
    Parameters.of(request);
    User user = users().get(request.segment(NAME));
    Shown.tag(user).require(request);
    users().delete(user);
    request.changed("user.delete", user.name(), Answers.json(out -> Shown.user(out, user)), "");
    request.answerEmpty(204);
  }
}
