package io.monitorix.exporter.backup;

/** A backup is being made already. */
public final class BackupRunningException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BackupRunningException() {
    super("a backup is being made; wait until it is there");
  }
}
