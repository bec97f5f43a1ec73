package io.monitorix.exporter.config;

/** Who logs in to Proxmox VE. */
public sealed interface LoginConfig {

  /**
   * An API token.
   *
   * @param id {@code user@realm!token}
   * @param secret the token's value, a UUID where Proxmox made it
   */
  record Token(String id, Secret secret) implements LoginConfig {}

  /**
   * A user and a password, exchanged for a ticket.
   *
   * @param user {@code user@realm}
   * @param password the password
   */
  record UserPassword(String user, Secret password) implements LoginConfig {}
}
