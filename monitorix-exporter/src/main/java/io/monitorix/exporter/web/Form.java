package io.monitorix.exporter.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of a request, each with all its values in their order; those of a body come before
 * those of the query.
 */
public final class Form {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  Form() {}

  /**
   * Those of a query.
   *
   * @throws BadRequestException when it cannot be decoded
   */
  public static Form parse(String query) {
    return new Form().add(query);
  }

  /**
   * Adds what is encoded as {@code application/x-www-form-urlencoded}.
   *
   * @throws BadRequestException when it cannot be decoded
   */
  Form add(String encoded) {
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        values
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return this;
  }

  /** All values of a name; empty where it is not there. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** The first value of a name; the empty text where it is not there. */
  public String first(String name) {
    return values.getOrDefault(name, List.of("")).get(0);
  }

  /** The names, in the order in which they came. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("the query cannot be decoded: " + e.getMessage());
    }
  }
}
