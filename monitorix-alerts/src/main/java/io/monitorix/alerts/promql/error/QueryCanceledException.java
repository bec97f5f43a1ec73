package io.monitorix.alerts.promql.error;

/** A query that was cancelled. */
public final class QueryCanceledException extends QueryException {

  private static final long serialVersionUID = 1L;

  public QueryCanceledException(String message) {
    super(message);
  }

  @Override
  public String errorType() {
    return "canceled";
  }
}
