package io.monitorix.client;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls. No {@code toString} of a credential shows its secret. */
public sealed interface Credentials permits Credentials.ApiToken, Credentials.Password {

  /**
   * An API token: the way for programs. It needs no login and never expires by itself.
   *
   * @param tokenId {@code user@realm!name}
   * @param secret the UUID that Proxmox showed once, when the token was made
   * @throws IllegalArgumentException when the id has another form, or the secret is blank or holds
   *     characters that no header can carry
   */
  static ApiToken apiToken(String tokenId, String secret) {
    return new ApiToken(tokenId, secret);
  }

  /**
   * A user with a password: a ticket is fetched and renewed behind the scenes. For users with a
   * second factor see {@link Password#with(SecondFactor)}.
   *
   * @param user {@code user@realm}
   * @throws IllegalArgumentException when the user has another form or the password is empty
   */
  static Password password(String user, String password) {
    return new Password(user, password, null);
  }

  /**
   * An API token.
   *
   * @param tokenId {@code user@realm!name}
   * @param secret secret
   */
  record ApiToken(String tokenId, String secret) implements Credentials {
    private static final Pattern ID = Pattern.compile("[^\\s:/!=]+@[\\w.-]+![A-Za-z][\\w.-]*");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]+");

    /** Checks the form, so that a swapped or truncated value is found before the first call. */
    public ApiToken {
      if (!ID.matcher(tokenId).matches()) {
        throw new IllegalArgumentException(
            "the token id must look like user@realm!name (is the secret in its place?)");
      }
      if (!SECRET.matcher(secret).matches()) {
        throw new IllegalArgumentException(
            "the secret of token "
                + tokenId
                + " is empty or holds a space, a line break or a character beyond ASCII");
      }
    }

    @Override
    public String toString() {
      return "ApiToken[" + tokenId + "]";
    }
  }

  /**
   * A user with a password.
   *
   * @param user {@code user@realm}
   * @param password secret
   * @param secondFactor what the user shows besides; null where nothing else is asked for
   */
  record Password(String user, String password, @Nullable SecondFactor secondFactor)
      implements Credentials {
    private static final Pattern USER = Pattern.compile("[^\\s:/!]+@[\\w.-]+");

    /** Checks the form: Proxmox answers a missing realm with nothing but a failure after 3 s. */
    public Password {
      if (!USER.matcher(user).matches()) {
        throw new IllegalArgumentException(
            "the user must look like user@realm, for example root@pam or monitor@pve");
      }
      if (password.isEmpty()) {
        throw new IllegalArgumentException("the password of " + user + " is empty");
      }
    }

    /** The same user with a second factor. */
    public Password with(SecondFactor secondFactor) {
      return new Password(user, password, secondFactor);
    }

    @Override
    public String toString() {
      return "Password[" + user + "]";
    }
  }
}
