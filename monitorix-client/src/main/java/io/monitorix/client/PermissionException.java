package io.monitorix.client;

import java.io.Serial;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The caller is known, but may not do this (403). */
public final class PermissionException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  private static final Pattern CHECK =
      Pattern.compile("Permission check failed \\((/[^,]*),\\s*([^)]+)\\)");

  private final @Nullable String permissionPath;

  @SuppressWarnings("serial") // The lists of the JDK are serializable, their interface is not.
  private final List<String> privileges;

  /** Reads path and privileges out of Proxmox's own words. */
  public PermissionException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
    String message = exchange.proxmoxMessage();
    Matcher check = CHECK.matcher(message == null ? "" : message);
    boolean named = check.find();
    permissionPath = named ? check.group(1) : null;
    privileges = named ? List.of(check.group(2).strip().split("\\s*\\|\\s*")) : List.of();
  }

  /** The path in Proxmox's permission tree, for example {@code /vms/100}; null where not told. */
  public @Nullable String permissionPath() {
    return permissionPath;
  }

  /** The privileges of which one would do, for example {@code Sys.Audit}; empty where not told. */
  public List<String> privileges() {
    return privileges;
  }
}
