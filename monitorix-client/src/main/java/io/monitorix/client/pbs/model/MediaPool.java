package io.monitorix.client.pbs.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tapes for one purpose: {@code GET /config/media-pool}.
 *
 * @param name the name
 * @param allocation when a new media set is begun: {@code continue}, {@code always} or a calendar
 *     event; absent for {@code continue}
 * @param retention how long data is kept: {@code keep}, {@code overwrite} or a time span; absent
 *     for {@code keep}
 * @param template of the names of media sets; absent for the time
 * @param encrypt fingerprint of the key; absent for none
 * @param comment any text
 * @param additional what has no component, as text
 */
public record MediaPool(
    String name,
    @Nullable String allocation,
    @Nullable String retention,
    @Nullable String template,
    @Nullable String encrypt,
    @Nullable String comment,
    Map<String, String> additional) {

  /** Copies the map. */
  public MediaPool {
    additional = Map.copyOf(additional);
  }
}
