package io.monitorix.exporter.tuning;

/** An override is about what an alert knows nothing of. The message says why. */
final class UnfitException extends Exception {

  private static final long serialVersionUID = 1L;

  UnfitException(String message) {
    super(message);
  }
}
