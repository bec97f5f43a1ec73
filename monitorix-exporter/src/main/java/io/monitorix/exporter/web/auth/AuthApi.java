package io.monitorix.exporter.web.auth;

import io.monitorix.exporter.access.AccessControl;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.api.Endpoints;
import java.time.InstantSource;
import java.util.List;

/** The routes of logins, users, tokens and the audit log. */
public final class AuthApi {

  private AuthApi() {}

  /**
   * All of them; they are there without users as well.
   *
   * @param cors which pages of other sites may ask
   */
  public static List<Route> routes(AccessControl access, Cors cors, InstantSource clock) {
    AuthContext context = new AuthContext(access.accounts(), access.trail(), clock);
    Endpoints endpoints = new Endpoints(cors);
    new LoginAnswers(context).addTo(endpoints);
    new OwnAnswers(context).addTo(endpoints);
    new UserAnswers(context).addTo(endpoints);
    new SessionAnswers(context).addTo(endpoints);
    new TokenAnswers(context).addTo(endpoints);
    new AuditAnswers(context).addTo(endpoints);
    return endpoints.routes();
  }
}
