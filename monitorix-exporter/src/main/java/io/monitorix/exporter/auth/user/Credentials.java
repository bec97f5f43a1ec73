package io.monitorix.exporter.auth.user;

import java.util.Optional;

/**
 * What proves that somebody is a user.
 *
 * @param password the hash of it
 * @param sealedSecret that of the second factor, encrypted; of one that is not confirmed too
 * @param usedStep the time step of the code that was used last
 */
public record Credentials(
    User user, String password, Optional<String> sealedSecret, long usedStep) {

  /** Without what is secret. */
  @Override
  public String toString() {
    return "Credentials[" + user.name() + "]";
  }
}
