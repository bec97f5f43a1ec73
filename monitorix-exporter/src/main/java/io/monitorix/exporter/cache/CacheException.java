package io.monitorix.exporter.cache;

/** A store of answers does not answer. The query is evaluated instead. */
final class CacheException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CacheException(String message, Throwable cause) {
    super(message, cause);
  }
}
