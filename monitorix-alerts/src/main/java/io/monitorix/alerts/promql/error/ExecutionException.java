package io.monitorix.alerts.promql.error;

/** A query that cannot be evaluated on what is there, or that takes more than is allowed. */
public final class ExecutionException extends QueryException {

  private static final long serialVersionUID = 1L;

  public ExecutionException(String message) {
    super(message);
  }

  @Override
  public String errorType() {
    return "execution";
  }
}
