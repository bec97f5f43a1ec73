package io.monitorix.grafana.dashboard.model;

import java.util.List;

/**
 * A word and a colour for a value that stands for a state.
 *
 * @param value the value as Grafana prints it, {@code 1} for instance
 * @param text the word
 */
public record State(String value, String text, Color color) {

  /** 1 is running, 0 is stopped: of guests, which may be off on purpose. */
  public static final List<State> GUEST =
      List.of(new State("1", "running", Color.GOOD), new State("0", "stopped", Color.OFF));

  /** 1 is up, 0 is down. */
  public static final List<State> UP =
      List.of(new State("1", "up", Color.GOOD), new State("0", "down", Color.CRITICAL));

  /** 1 is yes, 0 is a no that somebody has to act on. */
  public static final List<State> YES =
      List.of(new State("1", "yes", Color.GOOD), new State("0", "no", Color.CRITICAL));

  /** How bad an alert is, the worst with the highest number. */
  public static final List<State> SEVERITY_RANK =
      List.of(
          new State("3", "critical", Color.CRITICAL),
          new State("2", "warning", Color.WARNING),
          new State("1", "info", Color.NEUTRAL));

  /** How bad an alert is, by its label. */
  public static final List<State> SEVERITY =
      List.of(
          new State("critical", "critical", Color.CRITICAL),
          new State("warning", "warning", Color.WARNING),
          new State("info", "info", Color.NEUTRAL));
}
