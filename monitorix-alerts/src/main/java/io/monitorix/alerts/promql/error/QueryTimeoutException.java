package io.monitorix.alerts.promql.error;

/** A query that took too long, or did not get its turn in time. */
public final class QueryTimeoutException extends QueryException {

  private static final long serialVersionUID = 1L;

  public QueryTimeoutException(String message) {
    super(message);
  }

  @Override
  public String errorType() {
    return "timeout";
  }
}
