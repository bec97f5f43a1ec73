package io.monitorix.alerts.remote.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query without an answer. The message tells why, and where in the query if that is known. */
public final class QueryFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Pattern POSITION = Pattern.compile("(\\d{1,9}):(\\d{1,9}): parse error");

  public QueryFailedException(String message) {
    super(message);
  }

  public QueryFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message, and below it the line of the query with a caret, if it tells a position. */
  public String describe(String query) {
    String message = String.valueOf(getMessage());
    Matcher position = POSITION.matcher(message);
    if (!position.find()) {
      return message;
    }
    int line = Integer.parseInt(position.group(1));
    int column = Integer.parseInt(position.group(2));
    String[] lines = query.split("\n", -1);
    if (line < 1 || line > lines.length || column < 1 || column > lines[line - 1].length() + 1) {
      return message;
    }
    String wrong = lines[line - 1];
    // Tabs stay tabs, so that the caret stands below whatever a tab is wide.
    String indent = wrong.substring(0, column - 1).replaceAll("[^\t]", " ");
    return message + "\n  " + wrong + "\n  " + indent + "^";
  }
}
