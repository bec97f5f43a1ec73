package io.monitorix.examples.simulator.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token of a user.
 *
 * @param user with the realm
 * @param name after the exclamation mark
 * @param secret that goes with it
 * @param separated whether it has only the rights that were given to itself, and of these only what
 *     its user has too; otherwise it has its user's
 * @param expires when it stops working; null for never
 */
public record Token(
    String user, String name, String secret, boolean separated, @Nullable Instant expires) {

  /** The full name: {@code user@realm!name}. */
  public String id() {
    return user + "!" + name;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Token[" + id() + "]";
  }
}
