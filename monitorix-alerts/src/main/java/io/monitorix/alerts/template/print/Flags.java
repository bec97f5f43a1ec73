package io.monitorix.alerts.template.print;

/**
 * What stands between the percent sign and the verb.
 *
 * @param width characters at least; -1 where none is given
 * @param precision -1 where none is given
 */
record Flags(
    boolean plus,
    boolean minus,
    boolean sharp,
    boolean space,
    boolean zero,
    int width,
    int precision,
    boolean named,
    boolean literal) {

  static final Flags NONE = new Flags(false, false, false, false, false, -1, -1, false, false);

  /** With {@code +} and {@code #} as {@code %v} reads them: names of fields, and Go's syntax. */
  Flags ofValues() {
    return new Flags(false, minus, false, space, zero, width, precision, plus, sharp);
  }

  /** Padded with spaces to the width. */
  String pad(String text) {
    return pad(text, ' ');
  }

  /** Padded to the width, on the left with zeros where these are asked for. */
  String padWithZeros(String text) {
    return pad(text, zero && !minus ? '0' : ' ');
  }

  private String pad(String text, char padding) {
    if (width <= 0) {
      return text;
    }
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    String pads = String.valueOf(padding).repeat(missing);
    return minus ? text + pads : pads + text;
  }
}
