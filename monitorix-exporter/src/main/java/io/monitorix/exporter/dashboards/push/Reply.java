package io.monitorix.exporter.dashboards.push;

import io.monitorix.exporter.dashboards.push.GrafanaException.Extent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Grafana answered.
 *
 * @param where the URL, without its query
 * @param code of HTTP
 * @param location where it sends the caller instead; null for nowhere
 * @param text the body
 * @param value the body as JSON: maps, lists, texts, doubles; null if it is none
 */
record Reply(
    String where, int code, @Nullable String location, String text, @Nullable Object value) {

  private static final int QUOTED = 300;

  boolean isGood() {
    return code >= 200 && code < 300;
  }

  /** The object; empty if there is none. */
  Map<?, ?> object() {
    return value instanceof Map<?, ?> object ? object : Map.of();
  }

  /** Grafana's own words, in one line; empty if there are none. */
  String message() {
    Object message = object().get("message");
    String words = message instanceof String told ? told : "";
    String line = words.strip().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
  }

  /** This answer as a failure. */
  GrafanaException failure() {
    String told = where + ": HTTP " + code + (message().isEmpty() ? "" : ": " + message());
    if (location != null) {
      return new GrafanaException(
          Extent.ALL,
          told
              + ": moved to "
              + location.replaceAll("[?#].*", "")
              + "; give the URL at which Grafana itself answers, its path included, and"
              + " not that of a page to log in before it");
    } else if (code == 401) {
      return new GrafanaException(
          Extent.ALL,
          told
              + "; Grafana does not know this token or password: make a token in Grafana under"
              + " Administration, Users and access, Service accounts");
    } else if (code == 403) {
      return new GrafanaException(
          Extent.ALL,
          told
              + "; who asks needs the role Editor, or the permissions folders:read, folders:create,"
              + " dashboards:read, dashboards:create and dashboards:write");
    } else if (value == null && !text.isBlank()) {
      return new GrafanaException(Extent.ALL, told + ": the answer is no JSON; is this a Grafana?");
    } else if (code == 412 || code == 409) {
      return new GrafanaException(
          Extent.CONFLICT,
          told + "; somebody else has changed it, or it belongs to something else");
    } else if (code >= 500) {
      return new GrafanaException(
          Extent.ALL,
          told + "; Grafana, or what stands before it, fails: look into its log, try again");
    }
    return new GrafanaException(Extent.THIS, told);
  }
}
