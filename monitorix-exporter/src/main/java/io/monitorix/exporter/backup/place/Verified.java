package io.monitorix.exporter.backup.place;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * That an archive was read whole and found right, and what is in it. It is kept beside the archive,
 * so that a list of archives needs to read none.
 *
 * @param at when that was
 * @param sha256 of the whole archive, in small hexadecimal digits
 * @param bytes the size of the archive that has this sum
 * @param program the version of Monitorix that made it
 * @param engine {@code sqlite} or {@code postgresql}
 * @param schemas the version of the tables, by the name of their schema
 * @param rows of all tables
 */
public record Verified(
    Instant at,
    String sha256,
    long bytes,
    String program,
    String engine,
    Map<String, Integer> schemas,
    long rows) {

  /** Copies the map; it is in the order of the alphabet. */
  public Verified {
    schemas = Collections.unmodifiableMap(new TreeMap<>(schemas));
  }
}
