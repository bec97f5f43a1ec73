package io.monitorix.exporter.note;

import io.monitorix.alerts.labels.Fingerprint;
import java.time.Instant;

/**
 * A note about an alert.
 *
 * @param id a UUID
 * @param fingerprint of the labels with which the alert is told
 * @param author who wrote it
 * @param text at most {@value #LONGEST} characters
 */
public record AlertNote(
    String id, Fingerprint fingerprint, String author, String text, Instant createdAt) {

  /** The most characters of a text. */
  public static final int LONGEST = 2_000;
}
