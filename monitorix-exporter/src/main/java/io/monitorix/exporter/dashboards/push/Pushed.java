package io.monitorix.exporter.dashboards.push;

import org.jspecify.annotations.Nullable;

/**
 * What became of a dashboard.
 *
 * @param uid by which Grafana knows it
 * @param title its title
 * @param state what was done
 * @param problem why it was not done; null exactly if it was
 */
public record Pushed(String uid, String title, State state, @Nullable String problem) {

  /** What can be done. */
  public enum State {
    /** It was not there. */
    CREATED,
    /** It was there, and differed. */
    UPDATED,
    /** It was there in the same way. */
    UNCHANGED,
    /** It could not be brought there. */
    FAILED
  }
}
