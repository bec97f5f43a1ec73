package io.monitorix.examples.simulator.access;

import java.util.List;

/**
 * A named set of privileges.
 *
 * @param name such as {@code PVEAuditor}
 * @param privileges such as {@code VM.Audit}, sorted
 * @param builtIn whether it came with the server
 */
public record Role(String name, List<String> privileges, boolean builtIn) {
  /** The role that takes away what the others give. */
  public static final String NO_ACCESS = "NoAccess";

  /** Sorts the privileges. */
  public Role {
    privileges = privileges.stream().sorted().distinct().toList();
  }
}
