package io.monitorix.exporter.cli;

/** Writes numbers for people. */
final class Quantities {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Quantities() {}

  /** {@code 12%}; empty for no number. */
  static String share(String ratio) {
    return ratio.isEmpty() ? "" : Math.round(Double.parseDouble(ratio) * 100) + "%";
  }

  /** {@code 1.5GiB}; empty for no number. */
  static String bytes(String number) {
    if (number.isEmpty()) {
      return "";
    }
    double value = Double.parseDouble(number);
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    long tenths = Math.round(value * 10);
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + UNITS[unit];
  }
}
