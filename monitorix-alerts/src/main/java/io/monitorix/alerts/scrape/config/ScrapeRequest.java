package io.monitorix.alerts.scrape.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target is asked.
 *
 * @param scheme {@code http} or {@code https}, unless a label says otherwise
 * @param path likewise; begins with a slash
 * @param parameters of the URL, by name
 * @param protocols formats to ask for, the best first; at least one
 * @param fallback the format of an answer whose {@code Content-Type} says none that is known
 * @param compression whether it may be packed
 * @param access how HTTP is spoken
 */
public record ScrapeRequest(
    String scheme,
    String path,
    Map<String, List<String>> parameters,
    List<ScrapeProtocol> protocols,
    Optional<ScrapeProtocol> fallback,
    boolean compression,
    HttpAccess access) {

  /** {@code /metrics} over HTTP. */
  public static final ScrapeRequest DEFAULTS =
      new ScrapeRequest(
          "http",
          "/metrics",
          Map.of(),
          ScrapeProtocol.DEFAULTS,
          Optional.empty(),
          true,
          HttpAccess.PLAIN);

  /** Copies the collections. */
  public ScrapeRequest {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    parameters = Map.copyOf(copy);
    protocols = List.copyOf(protocols);
  }

  /** The same, spoken otherwise. */
  public ScrapeRequest with(HttpAccess other) {
    return new ScrapeRequest(scheme, path, parameters, protocols, fallback, compression, other);
  }
}
