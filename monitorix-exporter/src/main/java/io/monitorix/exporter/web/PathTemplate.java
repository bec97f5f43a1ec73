package io.monitorix.exporter.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path of which segments stand for whatever a request has there: {@code /label/{name}/values}.
 */
record PathTemplate(String path, List<String> segments) {

  static PathTemplate of(String path) {
    return new PathTemplate(path, List.of(path.split("/", -1)));
  }

  /** Whether any segment is open. */
  static boolean isOne(String path) {
    return path.contains("{");
  }

  /**
   * What the open segments are, decoded, by their names.
   *
   * @param rawPath of a request, not decoded
   * @return empty where the path is another one
   */
  Optional<Map<String, String>> match(String rawPath) {
    String[] asked = rawPath.split("/", -1);
    if (asked.length != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < asked.length; i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{")) {
        named.put(segment.substring(1, segment.length() - 1), decoded(asked[i]));
      } else if (!segment.equals(asked[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(named);
  }

  private static String decoded(String segment) {
    // in a path, unlike in a query, a plus is a plus; what cannot be decoded the JDK's server
    // refuses
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
