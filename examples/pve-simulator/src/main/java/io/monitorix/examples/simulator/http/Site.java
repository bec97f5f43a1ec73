package io.monitorix.examples.simulator.http;

import io.monitorix.examples.simulator.api.Reply;
import java.util.Set;
import okhttp3.Headers;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What stands behind the front: one product's own way with requests, and with the wire. */
public interface Site {

  /** Whether there is anybody to answer; if not, connections are dropped. */
  boolean isUp();

  /** The answer to a request. Errors of the request are answers too. */
  Reply answer(Request request);

  /** The answer to a request that shall fail with this status. */
  Reply failure(int status, String reason);

  /** How answers look on the wire. */
  Dialect dialect();

  /** The fields that are optional but usually there. */
  Set<String> optionalFields();

  /** The two ways in which answers are put on the wire. */
  enum Dialect {
    /** pveproxy's: headers of its own, gzip, and the end of the connection after an error. */
    PVE,
    /** The backup server's: few headers, no gzip, and connections that last. */
    PBS
  }

  /**
   * A request as it came in.
   *
   * @param path decoded, such as {@code /api2/json/version}
   * @param apiPath the same without {@code /api2/json}
   * @param query not decoded; empty for none
   * @param deniesPermission whether it shall be refused for want of rights
   * @param omitted fields to leave out of the answer
   */
  record Request(
      String method,
      String path,
      String apiPath,
      String query,
      Headers headers,
      @Nullable ByteString body,
      boolean deniesPermission,
      Set<String> omitted) {

    /** Copies the set. */
    public Request {
      omitted = Set.copyOf(omitted);
    }

    /** All cookies, as one header. */
    String cookies() {
      return String.join("; ", headers.values("Cookie"));
    }

    /** Whether it does more than read. */
    boolean writes() {
      return !method.equals("GET");
    }

    /** Whether a body came with it. */
    boolean hasBody() {
      return body != null && body.size() > 0;
    }
  }
}
