package io.monitorix.alerts.template.print;

/** Numbers in the {@code #} format: with a point in any case, and zeros at the end. */
final class Sharp {

  private static final int USUAL_DIGITS = 6;

  private Sharp() {}

  /** Puts a point and zeros into the digits of a number without a sign. */
  static String withPoint(String text, char verb, int precision) {
    boolean binary = verb == 'x' || verb == 'X';
    int tail = binary ? indexOf(text, "pP") : indexOf(text, "eE");
    String digits = text.substring(0, tail);
    int missing = 0;
    if (verb == 'g' || verb == 'G' || verb == 'x') {
      missing = precision < 0 ? USUAL_DIGITS : precision;
    }
    boolean significant = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      significant |= c != '.' && c != '0';
      if (significant && c != '.') {
        missing--;
      }
    }
    StringBuilder all = new StringBuilder(digits);
    if (digits.indexOf('.') < 0) {
      if (digits.equals("0")) {
        missing--;
      }
      all.append('.');
    }
    return all.append("0".repeat(Math.max(0, missing)))
        .append(text, tail, text.length())
        .toString();
  }

  private static int indexOf(String text, String letters) {
    for (int i = 0; i < text.length(); i++) {
      if (letters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
