package io.monitorix.exporter.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of the media types that a header Accept lists (RFC 9110, section 12.5.1).
 *
 * @param type in lower case, {@code text/plain} for instance
 * @param parameters in lower case, without {@code q}
 * @param quality 0…1
 */
record MediaRange(String type, Map<String, String> parameters, double quality) {

  /** The ranges in the order of the header; what cannot be read is left out. */
  static List<MediaRange> parse(@Nullable String accept) {
    List<MediaRange> ranges = new ArrayList<>();
    if (accept != null) {
      for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
        String[] parts = range.split(";", -1);
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
          String[] pair = parts[i].split("=", 2);
          if (pair.length == 2) {
            parameters.put(pair[0].strip(), pair[1].strip().replace("\"", ""));
          }
        }
        ranges.add(new MediaRange(parts[0].strip(), parameters, quality(parameters.remove("q"))));
      }
    }
    return ranges;
  }

  private static double quality(@Nullable String q) {
    if (q == null) {
      return 1;
    }
    try {
      return Math.min(1, Math.max(0, Double.parseDouble(q)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The format that is meant; null where we have none of that type and version. */
  @Nullable Format format() {
    return switch (type) {
      case "text/plain" -> has("version", "0.0.4") ? Format.TEXT : null;
      case "application/openmetrics-text" ->
          has("version", "1.0.0") || has("version", "0.0.1") ? Format.OPEN_METRICS : null;
      case "application/vnd.google.protobuf" ->
          has("proto", "io.prometheus.client.metricfamily") && has("encoding", "delimited")
              ? Format.PROTOBUF
              : null;
      default -> null;
    };
  }

  private boolean has(String parameter, String value) {
    return parameters.getOrDefault(parameter, value).equals(value);
  }
}
