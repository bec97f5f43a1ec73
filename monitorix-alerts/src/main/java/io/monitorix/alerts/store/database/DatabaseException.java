package io.monitorix.alerts.store.database;

/** The database cannot be used. The message says which, why, and what to do. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With what the driver said. */
  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Without a cause. */
  public DatabaseException(String message) {
    super(message);
  }

  /** What the driver said, without the statements and values that libraries put around it. */
  public static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null || message.isBlank() ? deepest.toString() : message.strip();
  }
}
