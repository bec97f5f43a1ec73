package io.monitorix.client;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proxmox refuses a parameter of the call (400). */
public final class ParameterException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // The maps of the JDK are serializable, their interface is not.
  private final Map<String, String> errors;

  /**
   * @param problem what happened and what to do
   * @param errors what is wrong with which parameter
   */
  public ParameterException(
      String problem, Exchange exchange, Map<String, String> errors, @Nullable Throwable cause) {
    super(problem, exchange, cause);
    this.errors = Map.copyOf(errors);
  }

  /** Parameter to message; empty where Proxmox names none. */
  public Map<String, String> errors() {
    return errors;
  }
}
