package io.monitorix.exporter.web.auth;

import io.monitorix.exporter.access.Accounts;
import io.monitorix.exporter.auth.totp.SecondFactors;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Parameters;
import java.io.IOException;
import java.util.List;

/**
 * {@code auth/password}, {@code auth/totp}, {@code auth/recovery-codes}: what is the user's own.
 */
final class OwnAnswers {

  private static final String AUTH = Endpoints.BASE + "/auth";
  private static final String PASSWORD = "password";
  private static final String CODES = "recoveryCodes";
  private static final int LONGEST = 1_000;

  private final AuthContext context;

  OwnAnswers(AuthContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .change(Method.POST, AUTH + "/password", context.answering(this::password))
        .change(Method.POST, AUTH + "/totp", context.answering(this::begin))
        .change(Method.POST, AUTH + "/totp/confirm", context.answering(this::confirm))
        .change(Method.POST, AUTH + "/totp/remove", context.answering(this::remove))
        .change(Method.POST, AUTH + "/recovery-codes", context.answering(this::recoveryCodes));
  }

  private void password(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, PASSWORD, "newPassword");
    String now = fields.needed(PASSWORD, LONGEST);
    String next = fields.needed("newPassword", LONGEST);
    fields.check();
    Credentials user = context.user(request);
    context.confirm(request, user, now);
    context.accounts().users().setPassword(user.user().name(), next);
    request.changed("user.password", user.user().name(), "", "");
    request.answerEmpty(204);
  }

  /** The user, who has shown the password. */
  private Credentials confirmed(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, PASSWORD);
    String password = fields.needed(PASSWORD, LONGEST);
    fields.check();
    Credentials user = context.user(request);
    context.confirm(request, user, password);
    return user;
  }

  private SecondFactors factors() {
    return context.accounts().factors();
  }

  private void begin(Request request) throws IOException {
    Credentials user = confirmed(request);
    SecondFactors.Enrolment enrolment = factors().begin(user.user());
    request.changed("user.totp.begin", user.user().name(), "", "");
    request.set("Cache-Control", "no-store");
    Answers.send(
        request,
        out -> {
          out.beginObject().name("secret").value(enrolment.base32());
          out.name("uri").value(enrolment.uri()).endObject();
        });
  }

  private void confirm(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, "code");
    String code = fields.needed("code", LONGEST);
    fields.check();
    Credentials user = context.user(request);
    List<String> codes = factors().confirm(user, code);
    request.changed("user.totp.confirm", user.user().name(), "", "");
    send(request, codes);
  }

  private void remove(Request request) throws IOException {
    Accounts accounts = context.accounts();
    Credentials user = confirmed(request);
    accounts.factors().remove(user.user());
    request.changed("user.totp.remove", user.user().name(), "", "");
    request.answerEmpty(204);
  }

  private void recoveryCodes(Request request) throws IOException {
    Credentials user = confirmed(request);
    List<String> codes = factors().newRecoveryCodes(user.user());
    request.changed("user.recovery_codes", user.user().name(), "", "");
    send(request, codes);
  }

  private static void send(Request request, List<String> codes) throws IOException {
    request.set("Cache-Control", "no-store");
    Answers.send(request, out -> Shown.texts(out, CODES, codes));
  }
}
