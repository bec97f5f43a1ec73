package io.monitorix.examples.simulator.http;

import io.monitorix.examples.simulator.api.Body;
import io.monitorix.examples.simulator.api.Reply;
import io.monitorix.examples.simulator.faults.Fault;
import io.monitorix.examples.simulator.faults.FaultSwitches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** One request and its answer: what the site says to it, and what the faults do to that. */
public final class Exchange {
  private static final String API = "/api2/json";
  private static final byte[] GARBAGE =
      "{\"data\":[{\"id\":\"node/pv\0}]]".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PAGE =
      "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n"
          .getBytes(StandardCharsets.UTF_8);

  private final Site site;
  private final FaultSwitches<?> faults;
  private final Duration refusalDelay;

  /**
   * The exchanges of one server.
   *
   * @param refusalDelay how long a 401 takes
   */
  public Exchange(Site site, FaultSwitches<?> faults, Duration refusalDelay) {
    this.site = site;
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
      return wire(request, Control.answer(faults, request.getMethod(), query));
    }
    if (!site.isUp()) {
      return Wire.dropped();
    }
    String apiPath = path.startsWith(API + "/") ? path.substring(API.length()) : path;
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
        ? Wire.truncated(request, reply, site.dialect())
        : wire(request, reply);
  }

  private Reply reply(
      RecordedRequest request, String path, String apiPath, String query, List<Fault> active) {
    for (Fault fault : active) {
      if (fault instanceof Fault.FailWith failure) {
        return site.failure(failure.status(), failure.reason());
      }
    }
    return site.answer(
        new Site.Request(
            request.getMethod(),
            path,
            apiPath,
            query,
            request.getHeaders(),
            request.getBody(),
            active.contains(Fault.Plain.DENY_PERMISSION),
            active.contains(Fault.Plain.MISSING_FIELDS) ? site.optionalFields() : Set.of()));
  }

  /** An answer that tells of a failure of our own. */
  MockResponse broken(RecordedRequest request, RuntimeException failure) {
    return wire(request, Reply.text(500, "the simulator failed: " + failure));
  }

  private MockResponse wire(RecordedRequest request, Reply reply) {
    return Wire.response(request, reply, site.dialect());
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
