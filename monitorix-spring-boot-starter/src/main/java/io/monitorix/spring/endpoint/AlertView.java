package io.monitorix.spring.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An alert.
 *
 * @param name of its rule
 * @param state {@code pending} or {@code firing}
 * @param labels all of them
 * @param annotations expanded
 * @param activeAt since when its condition holds
 * @param value of its expression; a text, as it may be {@code NaN} or {@code Infinity}
 * @param silencedBy the silences that keep it quiet
 */
public record AlertView(
    String name,
    String state,
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant activeAt,
    String value,
    List<String> silencedBy) {

  /** Copies the collections. */
  public AlertView {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    silencedBy = List.copyOf(silencedBy);
  }
}
