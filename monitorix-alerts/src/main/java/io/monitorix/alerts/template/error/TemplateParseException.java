package io.monitorix.alerts.template.error;

/** A text that is no template. */
public final class TemplateParseException extends TemplateException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String reason;

  /**
   * A fault in a text.
   *
   * @param template the template's name
   * @param shownLine the line that the message gives, which is Go's: how far the text was read
   * @param line from 1
   * @param column from 1, in characters
   */
  public TemplateParseException(
      String template, int shownLine, int line, int column, String reason) {
    super("template: " + template + ":" + shownLine + ": " + reason);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  /** The line of what is wrong, from 1. */
  public int line() {
    return line;
  }

  /** The column of what is wrong, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong, without the position. */
  public String reason() {
    return reason;
  }
}
