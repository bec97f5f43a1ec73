package io.monitorix.examples.simulator.http;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.access.Directory;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.access.Rights;
import io.monitorix.examples.simulator.api.ApiRequest;
import io.monitorix.examples.simulator.api.Reply;
import io.monitorix.examples.simulator.faults.PbsFaults;
import io.monitorix.examples.simulator.pbs.api.PbsApi;
import io.monitorix.examples.simulator.pbs.api.PbsReplies;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.ByteString;

/** What the backup server's proxy does before and after the API's own code. */
public final class PbsSite implements Site {
  private static final Set<String> OPTIONAL_FIELDS =
      Set.of(
          "comment",
          "owner",
          "size",
          "total",
          "used",
          "avail",
          "status",
          "uptime",
          "wait",
          "fingerprint",
          "repoid",
          "next-run",
          "last-run-state",
          "estimated-full-date");
  private static final Set<String> LOGIN_PARAMETERS =
      Set.of(
          "username",
          "password",
          "path",
          "privs",
          "port",
          "tfa-challenge",
          "new-format",
          "http-only");

  private final PbsFaults faults;
  private final Authenticator authenticator;
  private final PbsApi api;
  private final boolean knowsHttpOnly;

  /**
   * A backup server.
   *
   * @param knowsHttpOnly whether a login can have its ticket as a cookie out of the reach of
   *     scripts
   */
  public PbsSite(PbsFaults faults, Authenticator authenticator, PbsApi api, boolean knowsHttpOnly) {
    this.faults = faults;
    this.authenticator = authenticator;
    this.api = api;
    this.knowsHttpOnly = knowsHttpOnly;
  }

  /** The name of the cookie that is out of the reach of scripts. */
  public static String httpOnlyCookie() {
    return "__Host-PBSAuthCookie";
  }

  @Override
  public boolean isUp() {
    return !faults.isServerDown();
  }

  @Override
  public Reply failure(int status, String reason) {
    return PbsReplies.error(status, reason);
  }

  @Override
  public Dialect dialect() {
    return Dialect.PBS;
  }

  @Override
  public Set<String> optionalFields() {
    return OPTIONAL_FIELDS;
  }

  @Override
  public Reply answer(Request request) {
    if (request.path().equals(request.apiPath())) {
      return PbsReplies.error(404, "Path '%s' not found.".formatted(request.path()));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    Parameters.addForm(request.query(), parameters);
    ByteString body = request.body();
    if (body != null && request.hasBody()) {
      try {
        Parameters.addBody(request.headers().get("Content-Type"), body, parameters);
      } catch (IOException e) {
        return PbsReplies.error(400, "unable to parse the request's body: " + e.getMessage());
      }
    }
    if (request.apiPath().equals("/access/ticket") && request.method().equals("POST")) {
      return login(parameters);
    }
    return authenticated(request, parameters);
  }

  private Reply login(Map<String, String> parameters) {
    for (String needed : List.of("username", "password")) {
      if (!parameters.containsKey(needed)) {
        return parameter(needed, "parameter is missing and it is not optional.");
      }
    }
    for (String name : parameters.keySet()) {
      if (!LOGIN_PARAMETERS.contains(name) || (name.equals("http-only") && !knowsHttpOnly)) {
        return parameter(name, "schema does not allow additional properties.");
      }
    }
    String user = parameters.getOrDefault("username", "");
    if (!user.contains("@")) {
      return parameter("username", "not a valid user id");
    }
    String password = parameters.getOrDefault("password", "");
    String challenge = parameters.get("tfa-challenge");
    Authenticator.Login login =
        challenge == null
            ? authenticator.login(user, password)
            : authenticator.answer(user, challenge, password);
    if (login instanceof Authenticator.Login.Session session) {
      boolean httpOnly =
          Set.of("1", "true", "on", "yes").contains(parameters.getOrDefault("http-only", "0"));
      return PbsReplies.session(session, httpOnly ? httpOnlyCookie() : "");
    }
    if (login instanceof Authenticator.Login.Challenge asked) {
      return PbsReplies.challenge(asked);
    }
    return PbsReplies.error(401, "permission check failed.");
  }

  private static Reply parameter(String name, String error) {
    return PbsReplies.error(
        400, "parameter verification errors\n\nparameter '%s': %s\n".formatted(name, error));
  }

  private Reply authenticated(Request request, Map<String, String> parameters) {
    Authenticator.Result result =
        authenticator.authenticate(
            request.headers().get("Authorization"),
            request.cookies(),
            request.headers().get("CSRFPreventionToken"),
            request.writes());
    Identity caller;
    Rights rights;
    if (result instanceof Authenticator.Result.Known known) {
      caller = known.identity();
      rights = known.rights();
    } else if (api.isOpen(request.method(), request.apiPath())) {
      // What strangers may call asks for no rights: they count as nobody.
      Directory directory = authenticator.directory();
      caller = directory.nobody();
      rights = directory.rightsOfNobody();
    } else {
      return refused((Authenticator.Result.Refused) result);
    }
    if (request.deniesPermission()) {
      return PbsReplies.error(403, "permission check failed");
    }
    return api.answer(
        new ApiRequest(
            request.method(), request.apiPath(), parameters, caller, rights, request.omitted()));
  }

  private static Reply refused(Authenticator.Result.Refused refused) {
    return PbsReplies.error(
        401,
        "authentication failed - "
            + switch (refused.reason()) {
              case NOTHING_GIVEN -> "no authentication credentials provided.";
              case NOT_ACCEPTED -> "invalid credentials";
              case NO_CSRF_TOKEN -> "missing or wrong CSRF prevention token";
            });
  }
}
