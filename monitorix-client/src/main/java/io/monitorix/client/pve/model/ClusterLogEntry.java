package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log that all nodes share: {@code GET /cluster/log}.
 *
 * @param time to the second
 * @param message any text
 * @param node who wrote it
 * @param user on whose behalf; a token by its full name
 * @param tag which program, for example {@code pvedaemon}
 * @param priority as syslog counts: 0 for an emergency … 7 for debugging; 3 is an error
 * @param pid of the process
 * @param number of the line on its node
 * @param id number and node, separated by a colon
 * @param additional what has no component, as text
 */
public record ClusterLogEntry(
    Instant time,
    @Json(name = "msg") String message,
    @Nullable String node,
    @Nullable String user,
    @Nullable String tag,
    @Json(name = "pri") @Nullable Integer priority,
    @Nullable Long pid,
    @Json(name = "uid") @Nullable Long number,
    @Nullable String id,
    Map<String, String> additional) {

  /** Copies the map. */
  public ClusterLogEntry {
    additional = Map.copyOf(additional);
  }
}
