package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The server does not have this endpoint or method (501): mostly an older version. */
public final class UnsupportedException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public UnsupportedException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
