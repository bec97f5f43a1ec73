package io.monitorix.alerts.promql.error;

/** A query that could not be answered. */
public abstract sealed class QueryException extends RuntimeException
    permits ParseException, ExecutionException, QueryTimeoutException, QueryCanceledException {

  private static final long serialVersionUID = 1L;

  QueryException(String message) {
    super(message);
  }

  /** As the Prometheus HTTP API names it: {@code bad_data}, {@code execution} and the like. */
  public abstract String errorType();
}
