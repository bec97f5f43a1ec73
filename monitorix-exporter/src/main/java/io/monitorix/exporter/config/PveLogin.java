package io.monitorix.exporter.config;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a module's login together. */
final class PveLogin {

  /** How the source of a module names the parts. */
  enum Names {
    FILE("user", "token_name", "token_value", "password"),
    ENVIRONMENT("PVE_USER", "PVE_TOKEN_NAME", "PVE_TOKEN_VALUE", "PVE_PASSWORD");

    final String user;
    final String tokenName;
    final String tokenValue;
    final String password;

    Names(String user, String tokenName, String tokenValue, String password) {
      this.user = user;
      this.tokenName = tokenName;
      this.tokenValue = tokenValue;
      this.password = password;
    }
  }

  private PveLogin() {}

  /**
   * A token where one is named, as the original prefers it, and else the password.
   *
   * @param problem told what is missing
   * @return {@code null} after a problem
   */
  static @Nullable LoginConfig of(
      @Nullable String user,
      @Nullable String tokenName,
      @Nullable String tokenValue,
      @Nullable String password,
      Names names,
      Consumer<String> problem) {
    if (user == null || user.isBlank()) {
      problem.accept("missing " + names.user + ", such as monitorix@pve");
      return null;
    }
    if (tokenName != null) {
      return token(user, tokenName, tokenValue, names, problem);
    }
    if (password == null) {
      problem.accept(
          String.format(
              "missing login; add %s and %s, or %s",
              names.tokenName, names.tokenValue, names.password));
      return null;
    }
    return new LoginConfig.UserPassword(user, new Secret(password));
  }

  private static @Nullable LoginConfig token(
      String user,
      String tokenName,
      @Nullable String tokenValue,
      Names names,
      Consumer<String> problem) {
    if (tokenValue == null) {
      problem.accept("missing " + names.tokenValue + ", the secret of " + names.tokenName);
      return null;
    }
    String id = user + "!" + tokenName;
    if (SecretReader.checkToken(id) != null || SecretReader.checkToken(tokenValue) != null) {
      problem.accept(
          String.format(
              "%s, %s and %s must be printable ASCII without spaces, not empty",
              names.user, names.tokenName, names.tokenValue));
      return null;
    }
    return new LoginConfig.Token(id, new Secret(tokenValue));
  }
}
