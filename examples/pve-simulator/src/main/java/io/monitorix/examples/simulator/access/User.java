package io.monitorix.examples.simulator.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a password.
 *
 * @param id with the realm, such as {@code monitorix@pve}
 * @param password that {@code POST /access/ticket} takes
 * @param enabled whether the account was made usable; the switches of the faults come on top
 * @param expires when it stops working; null for never
 * @param groups that it belongs to
 * @param totpSecret of its authenticator, in Base32; null for none
 * @param recoveryCodes that stand in for the authenticator, each once
 */
public record User(
    String id,
    String password,
    boolean enabled,
    @Nullable Instant expires,
    List<String> groups,
    @Nullable String totpSecret,
    List<String> recoveryCodes) {

  /** Copies the lists. */
  public User {
    groups = List.copyOf(groups);
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  /** The part after the last at sign. */
  public String realm() {
    return id.substring(id.lastIndexOf('@') + 1);
  }

  /** Whether a password alone does not let it in. */
  public boolean hasSecondFactor() {
    return totpSecret != null || !recoveryCodes.isEmpty();
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
