package io.monitorix.exporter.web;

import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding}. */
final class Encodings {

  private Encodings() {}

  /**
   * Whether a client takes gzip.
   *
   * @param accept the header; null where there is none
   */
  static boolean acceptGzip(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    for (String coding : accept.split(",", -1)) {
      String[] parts = coding.strip().split(";", 2);
      if (parts[0].strip().equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].replace(" ", "").matches("(?i)q=0(\\.0*)?");
      }
    }
    return false;
  }
}
