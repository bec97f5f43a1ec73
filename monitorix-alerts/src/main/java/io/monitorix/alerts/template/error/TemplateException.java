package io.monitorix.alerts.template.error;

/** A template that cannot be read, or that fails on its data. The message is Go's. */
public abstract sealed class TemplateException extends RuntimeException
    permits TemplateParseException, TemplateExecutionException {

  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }
}
