package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.access.Authenticator.Login;
import io.monitorix.examples.simulator.api.Body;
import io.monitorix.examples.simulator.api.Reply;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The forms of a backup server's answers. */
public final class PbsReplies {
  private static final Map<Integer, String> REASONS =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          500, "Internal Server Error",
          502, "Bad Gateway",
          503, "Service Unavailable");

  private PbsReplies() {}

  /** An error: the message as it is, though the header says JSON. */
  public static Reply error(int status, String message) {
    return new Reply(
        status,
        REASONS.getOrDefault(status, "Error"),
        Reply.JSON,
        new Body(message.getBytes(StandardCharsets.UTF_8)),
        false);
  }

  /**
   * A login that is complete.
   *
   * @param cookie under whose name the ticket goes out of the reach of scripts; empty to have it in
   *     the body
   */
  public static Reply session(Login.Session session, String cookie) {
    boolean inBody = cookie.isEmpty();
    JsonWriter out =
        begin()
            .field("username", session.identity().user())
            .field("CSRFPreventionToken", session.csrfToken());
    String ticket = session.ticket();
    if (inBody) {
      out.field("ticket", ticket);
    } else {
      // The same without the signature: for the page to know when to renew it.
      out.field("ticket-info", ticket.substring(0, ticket.indexOf("::")) + "::ticketinfo");
    }
    return new Reply(
        200,
        "OK",
        Reply.JSON,
        end(out),
        false,
        inBody
            ? null
            : "%s=%s; Path=/; Secure; HttpOnly; SameSite=Lax"
                .formatted(cookie, ticket.replace("%", "%25").replace("=", "%3D")));
  }

  /** A login that lacks the second factor. */
  public static Reply challenge(Login.Challenge challenge) {
    JsonWriter out =
        begin()
            .field("username", challenge.user())
            .field("ticket", challenge.ticket())
            .field("CSRFPreventionToken", "invalid");
    return new Reply(200, "OK", Reply.JSON, end(out), false);
  }

  private static JsonWriter begin() {
    return new JsonWriter(512).beginObject().name("data").beginObject();
  }

  private static Body end(JsonWriter out) {
    return new Body(out.endObject().endObject().toBytes());
  }
}
