package io.monitorix.examples.simulator.http;

import io.monitorix.examples.simulator.access.Authenticator;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.api.AccessResources;
import io.monitorix.examples.simulator.api.Api;
import io.monitorix.examples.simulator.api.ApiRequest;
import io.monitorix.examples.simulator.api.Body;
import io.monitorix.examples.simulator.api.Reply;
import io.monitorix.examples.simulator.cluster.Cluster;
import io.monitorix.examples.simulator.faults.Fault;
import io.monitorix.examples.simulator.faults.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * One request and its answer: what pveproxy does before and after the API's own code, and what the
 * faults do to it.
 */
public final class Exchange {
  private static final String API = "/api2/json";
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
  private static final Set<String> OPTIONAL_FIELDS =
      Set.of(
          "name", "cpu", "mem", "maxmem", "maxcpu", "uptime", "tags", "level", "repoid", "ip",
          "netin", "disk");
  private static final byte[] GARBAGE =
      "{\"data\":[{\"id\":\"node/pv\0}]]".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PAGE =
      "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n"
          .getBytes(StandardCharsets.UTF_8);

  private final Cluster cluster;
  private final Authenticator authenticator;
  private final Api api;
  private final Faults faults;
  private final Duration refusalDelay;

  /**
   * The exchanges of one server.
   *
   * @param refusalDelay how long a 401 takes
   */
  public Exchange(
      Cluster cluster, Authenticator authenticator, Api api, Faults faults, Duration refusalDelay) {
    this.cluster = cluster;
    this.authenticator = authenticator;
    this.api = api;
    this.faults = faults;
    this.refusalDelay = refusalDelay;
  }

  /** Waits, unless the server closes meanwhile. */
  interface Pause {
    void wait(Duration delay) throws InterruptedException;
  }

  MockResponse answer(RecordedRequest request, Pause pause) throws InterruptedException {
    String[] target = request.getTarget().split("\\?", 2);
    String path = Parameters.decode(target[0].replace("+", "%2B")).replaceAll("/{2,}", "/");
    String query = target.length == 2 ? target[1] : "";
    if (path.equals(Control.PATH)) {
      return Wire.response(request, Control.answer(faults, request.getMethod(), query));
    }
    if (!cluster.isOnline(cluster.plan().nodes().get(cluster.plan().localNode()).name())) {
      return Wire.dropped();
    }
    String apiPath = path.startsWith(API) ? path.substring(API.length()) : path;
    List<Fault> active = faults.activeFor(apiPath);
    for (Fault fault : active) {
      if (fault instanceof Fault.Slow slow) {
        pause.wait(slow.by());
      }
    }
    if (active.contains(Fault.Plain.DROP_CONNECTIONS)) {
      return Wire.dropped();
    }
    Reply reply = distorted(reply(request, path, apiPath, query, active), active);
    if (reply.status() == 401) {
      pause.wait(refusalDelay);
    }
    return active.contains(Fault.Plain.TRUNCATE_BODY)
        ? Wire.truncated(request, reply)
        : Wire.response(request, reply);
  }

  private Reply reply(
      RecordedRequest request, String path, String apiPath, String query, List<Fault> active) {
    for (Fault fault : active) {
      if (fault instanceof Fault.FailWith failure) {
        return Reply.empty(failure.status(), failure.reason());
      }
    }
    if (!METHODS.contains(request.getMethod())) {
      return Reply.empty(501, "method '%s' not available".formatted(request.getMethod()));
    }
    if (!path.startsWith(API + "/")) {
      return Reply.text(501, "no such uri");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    Parameters.addForm(query, parameters);
    ByteString body = request.getBody();
    if (body != null && body.size() > 0) {
      // A GET with a body does not come this far: the server below closes its connection.
      if (request.getMethod().equals("DELETE")) {
        return Reply.text(501, "Unexpected content for method 'DELETE'");
      }
      try {
        Parameters.addBody(request.getHeaders().get("Content-Type"), body, parameters);
      } catch (IOException e) {
        return Reply.text(500, "malformed JSON string: " + e.getMessage());
      }
    }
    if (apiPath.equals("/access/ticket")) {
      if (request.getMethod().equals("GET")) {
        return AccessResources.noTicket();
      } else if (request.getMethod().equals("POST")) {
        return AccessResources.login(authenticator, parameters);
      }
    }
    return authenticated(request, apiPath, parameters, active);
  }

  private Reply authenticated(
      RecordedRequest request, String apiPath, Map<String, String> parameters, List<Fault> active) {
    Authenticator.Result result =
        authenticator.authenticate(
            request.getHeaders().get("Authorization"),
            String.join("; ", request.getHeaders().values("Cookie")),
            request.getHeaders().get("CSRFPreventionToken"),
            !request.getMethod().equals("GET"));
    if (result instanceof Authenticator.Result.Refused refused) {
      return Reply.empty(401, refused.reason());
    }
    if (active.contains(Fault.Plain.DENY_PERMISSION)) {
      String reason = "Permission check failed (/, Sys.Audit)";
      return Reply.error(403, reason, reason + "\n", Map.of());
    }
    Identity caller = ((Authenticator.Result.Known) result).identity();
    Set<String> omitted = active.contains(Fault.Plain.MISSING_FIELDS) ? OPTIONAL_FIELDS : Set.of();
    return api.answer(new ApiRequest(request.getMethod(), apiPath, parameters, caller, omitted));
  }

  private static Reply distorted(Reply reply, List<Fault> active) {
    if (active.contains(Fault.Plain.HTML_INSTEAD_OF_JSON)) {
      return new Reply(200, "OK", "text/html; charset=utf-8", new Body(PAGE), false);
    }
    if (active.contains(Fault.Plain.GARBAGE_JSON) && reply.body() != null) {
      return new Reply(
          reply.status(), reply.reason(), Reply.JSON, new Body(GARBAGE), reply.relayed());
    }
    return reply;
  }
}
