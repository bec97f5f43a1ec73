package io.monitorix.client;

import java.util.List;
import java.util.Map;

/**
 * An answer as it came, for what no type covers and for looking at what a server really says.
 *
 * @param status the HTTP status, always one of success
 * @param reason the words beside the status; may be empty
 * @param headers names in lower case, values in their order
 * @param body the body as UTF-8 text, with its {@code data} envelope
 */
public record RawAnswer(int status, String reason, Map<String, List<String>> headers, String body) {

  /** Copies the map. */
  public RawAnswer {
    headers = Map.copyOf(headers);
  }

  /** Without the body, which may hold anything. */
  @Override
  public String toString() {
    return "RawAnswer[status=" + status + ", body of " + body.length() + " characters]";
  }
}
