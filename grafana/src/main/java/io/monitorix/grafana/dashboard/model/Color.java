package io.monitorix.grafana.dashboard.model;

/** What colours mean, the same everywhere. */
public enum Color {
  /** All is well. */
  GOOD("green"),
  /** Somebody should look at it. */
  WARNING("orange"),
  /** Somebody has to act. */
  CRITICAL("red"),
  /** Neither good nor bad. */
  NEUTRAL("blue"),
  /** Off, or not known. */
  OFF("#808080");

  private final String grafana;

  Color(String grafana) {
    this.grafana = grafana;
  }

  /** Grafana's name of it. */
  public String grafana() {
    return grafana;
  }
}
