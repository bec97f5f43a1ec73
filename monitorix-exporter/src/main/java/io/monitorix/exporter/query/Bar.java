package io.monitorix.exporter.query;

/** A bar of block characters, to an eighth of a character. */
final class Bar {

  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

  private Bar() {}

  static String draw(double value, double greatest, int width) {
    if (!Double.isFinite(value) || greatest == 0) {
      return "";
    }
    int eighths = (int) Math.round(Math.abs(value) / greatest * width * 8);
    String whole = "█".repeat(eighths / 8);
    return eighths % 8 == 0 ? whole : whole + EIGHTHS.charAt(eighths % 8 - 1);
  }
}
