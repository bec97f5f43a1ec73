package io.monitorix.exporter.events;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not what it was.
 *
 * @param time when that was noticed, or for alerts, evaluated
 * @param cluster the value of the label {@code cluster}; empty for what is in none
 * @param subject {@code node/pve1}, {@code qemu/100}, {@code target/lab}, the name of a check, the
 *     fingerprint of an alert
 * @param before its state before; null for what was not there
 * @param after its state now; null for what is gone
 * @param text a sentence for people, without secrets
 * @param labels what else is known, sorted by name
 */
public record Change(
    Instant time,
    EventType type,
    String cluster,
    String subject,
    @Nullable String before,
    @Nullable String after,
    String text,
    Map<String, String> labels) {

  /** Copies the labels. */
  public Change {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
