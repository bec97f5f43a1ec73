package io.monitorix.exporter.backup.database;

/** A backup could not be made or restored. The message says why, and what to do. */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Without a cause. */
  public BackupException(String message) {
    super(message);
  }

  /** With what the database or the disk said. */
  public BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
