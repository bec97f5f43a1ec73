package io.monitorix.exporter.backup.archive;

/** A file is no backup that can be used. The message says which file, where in it, and why. */
public final class ArchiveException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Without a cause. */
  public ArchiveException(String message) {
    super(message);
  }

  /** With what reading said. */
  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
