package io.monitorix.alerts.template.error;

/** A template that failed on its data, or that would take more than is allowed. */
public final class TemplateExecutionException extends TemplateException {

  private static final long serialVersionUID = 1L;

  /** A failure, in Go's words. */
  public TemplateExecutionException(String message) {
    super(message);
  }
}
