package io.monitorix.grafana.dashboard.model;

/** Units, by Grafana's names. */
public enum Unit {
  NONE("none"),
  SHORT("short"),
  RATIO("percentunit"),
  BYTES("bytes"),
  BYTES_PER_SECOND("binBps"),
  BITS_PER_SECOND("bps"),
  OPERATIONS_PER_SECOND("iops"),
  PER_SECOND("suffix: /s"),
  SECONDS("s"),
  CELSIUS("celsius"),
  TEXT("string"),
  /** Times, shown without the date if that is today's. */
  TIME("dateTimeAsLocalNoDateIfToday"),
  /** Unix timestamps in milliseconds, shown as the time since then. */
  FROM_NOW("dateTimeFromNow");

  private final String grafana;

  Unit(String grafana) {
    this.grafana = grafana;
  }

  /** Grafana's identifier. */
  public String grafana() {
    return grafana;
  }
}
