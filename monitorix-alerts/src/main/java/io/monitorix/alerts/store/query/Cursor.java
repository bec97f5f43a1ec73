package io.monitorix.alerts.store.query;

/**
 * A place in the history. Entries that are added later move no page that was begun before.
 *
 * @param time in milliseconds since 1970
 * @param id of the entry
 */
public record Cursor(long time, long id) {

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Cursor parse(String text) {
    int dash = text.indexOf('_');
    try {
      if (dash > 0) {
        return new Cursor(
            Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
      }
    } catch (NumberFormatException e) {
      throw notOne(text, e);
    }
    throw notOne(text, null);
  }

  private static IllegalArgumentException notOne(
      String text, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "not a cursor: " + text + "; give the one that came with the page before", cause);
  }

  /** For URLs. */
  @Override
  public String toString() {
    return time + "_" + id;
  }
}
