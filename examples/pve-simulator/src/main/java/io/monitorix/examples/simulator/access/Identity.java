package io.monitorix.examples.simulator.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may call the simulated API, with what proves it.
 *
 * @param product whose API it is
 * @param user with its realm, such as {@code monitorix@pve}
 * @param tokenName the API token's name; null when the secret is a password for {@code POST
 *     /access/ticket}
 * @param secret of the token, or the password
 */
public record Identity(Product product, String user, @Nullable String tokenName, String secret) {

  /**
   * The value of the {@code Authorization} header.
   *
   * @throws IllegalStateException for one with a password: it needs a ticket
   */
  public String authorization() {
    if (tokenName == null) {
      throw new IllegalStateException(
          user + " has a password, not a token: ask POST /access/ticket for a ticket");
    }
    return product.tokenScheme() + "=" + tokenId() + product.tokenSeparator() + secret;
  }

  /** The full name: {@code user@realm!token}, or the user's for one with a password. */
  public String tokenId() {
    return tokenName == null ? user : user + "!" + tokenName;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Identity[" + tokenId() + "]";
  }
}
