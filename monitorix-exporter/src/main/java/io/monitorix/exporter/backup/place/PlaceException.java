package io.monitorix.exporter.backup.place;

/** A place for backups cannot be used. The message says which, why, and what to do. */
public final class PlaceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Without a cause. */
  public PlaceException(String message) {
    super(message);
  }

  /** With what the disk or the server said. */
  public PlaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
