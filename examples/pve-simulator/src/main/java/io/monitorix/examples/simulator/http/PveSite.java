package io.monitorix.examples.simulator.http;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.api.AccessResources;
import io.monitorix.examples.simulator.api.Api;
import io.monitorix.examples.simulator.api.ApiRequest;
import io.monitorix.examples.simulator.api.Reply;
import io.monitorix.examples.simulator.cluster.Cluster;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okio.ByteString;

/** What pveproxy does before and after the API's own code. */
public final class PveSite implements Site {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
  private static final Set<String> OPTIONAL_FIELDS =
      Set.of(
          "name", "cpu", "mem", "maxmem", "maxcpu", "uptime", "tags", "level", "repoid", "ip",
          "netin", "disk");

  private final Cluster cluster;
  private final Authenticator authenticator;
  private final Api api;

  /** A node of a cluster. */
  public PveSite(Cluster cluster, Authenticator authenticator, Api api) {
    this.cluster = cluster;
    this.authenticator = authenticator;
    this.api = api;
  }

  @Override
  public boolean isUp() {
    return cluster.isOnline(cluster.plan().nodes().get(cluster.plan().localNode()).name());
  }

  @Override
  public Reply failure(int status, String reason) {
    return Reply.empty(status, reason);
  }

  @Override
  public Dialect dialect() {
    return Dialect.PVE;
  }

  @Override
  public Set<String> optionalFields() {
    return OPTIONAL_FIELDS;
  }

  @Override
  public Reply answer(Request request) {
    if (!METHODS.contains(request.method())) {
      return Reply.empty(501, "method '%s' not available".formatted(request.method()));
    }
    if (request.path().equals(request.apiPath())) {
      return Reply.text(501, "no such uri");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    Parameters.addForm(request.query(), parameters);
    ByteString body = request.body();
    if (body != null && request.hasBody()) {
      // A GET with a body does not come this far: the server below closes its connection.
      if (request.method().equals("DELETE")) {
        return Reply.text(501, "Unexpected content for method 'DELETE'");
      }
      try {
        Parameters.addBody(request.headers().get("Content-Type"), body, parameters);
      } catch (IOException e) {
        return Reply.text(500, "malformed JSON string: " + e.getMessage());
      }
    }
    if (request.apiPath().equals("/access/ticket")) {
      if (request.method().equals("GET")) {
        return AccessResources.noTicket();
      } else if (request.method().equals("POST")) {
        return AccessResources.login(authenticator, parameters);
      }
    }
    return authenticated(request, parameters);
  }

  private Reply authenticated(Request request, Map<String, String> parameters) {
    Authenticator.Result result =
        authenticator.authenticate(
            request.headers().get("Authorization"),
            request.cookies(),
            request.headers().get("CSRFPreventionToken"),
            request.writes());
    if (result instanceof Authenticator.Result.Refused refused) {
      return Reply.empty(
          401,
          switch (refused.reason()) {
            case NOTHING_GIVEN -> "No ticket";
            case NOT_ACCEPTED -> "Authentication failed!";
            case NO_CSRF_TOKEN -> "Permission denied - invalid csrf token";
          });
    }
    if (request.deniesPermission()) {
      String reason = "Permission check failed (/, Sys.Audit)";
      return Reply.error(403, reason, reason + "\n", Map.of());
    }
    Authenticator.Result.Known known = (Authenticator.Result.Known) result;
    return api.answer(
        new ApiRequest(
            request.method(),
            request.apiPath(),
            parameters,
            known.identity(),
            known.rights(),
            request.omitted()));
  }
}
