package io.monitorix.exporter.backup.archive;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a backup comes from.
 *
 * @param program the version of Monitorix that made it
 * @param madeAt when, to the millisecond
 * @param engine {@code sqlite} or {@code postgresql}
 * @param schemas the version of the tables, by the name of their schema
 * @param keyFingerprint of the key that secrets in the tables are encrypted with; empty where there
 *     is none
 */
public record Origin(
    String program,
    Instant madeAt,
    String engine,
    Map<String, Integer> schemas,
    Optional<String> keyFingerprint) {

  /** Copies the map; it is in the order of the alphabet. */
  public Origin {
    schemas = Collections.unmodifiableMap(new TreeMap<>(schemas));
  }
}
