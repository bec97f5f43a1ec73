package io.monitorix.exporter.web;

import com.google.re2j.Pattern;

/** Which pages of other sites may read answers. Immutable. */
public final class Cors {

  /** Those that Prometheus lets by default: all. */
  public static final Cors ALL = new Cors(".*");

  private final String regex;
  private final Pattern origins;

  private Cors(String regex) {
    this.regex = regex;
    this.origins = Pattern.compile("^(?s:" + regex + ")$");
  }

  /**
   * Those of some origins.
   *
   * @param regex matches the whole of an origin, {@code https://grafana\\.example}
   * @throws com.google.re2j.PatternSyntaxException if it is no regular expression
   */
  public static Cors of(String regex) {
    return new Cors(regex);
  }

  /** Whether pages of this origin may ask. */
  public boolean allows(String origin) {
    return origins.matches(origin);
  }

  /**
   * Tells a browser whether the page may read the answer.
   *
   * @param methods those of the routes, {@code GET, POST, OPTIONS}
   */
  public void allow(Request request, String methods) {
    request.set("Vary", "Accept, Accept-Encoding, Origin");
    String origin = request.header("Origin");
    if (origin == null) {
      return;
    }
    request.set("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Origin");
    request.set("Access-Control-Allow-Methods", methods);
    request.set("Access-Control-Expose-Headers", "Date");
    if (regex.equals(".*")) {
      request.set("Access-Control-Allow-Origin", "*");
    } else if (origins.matches(origin)) {
      request.set("Access-Control-Allow-Origin", origin);
    }
  }

  @Override
  public String toString() {
    return regex;
  }
}
