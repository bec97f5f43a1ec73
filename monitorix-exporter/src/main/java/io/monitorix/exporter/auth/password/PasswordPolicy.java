package io.monitorix.exporter.auth.password;

import io.monitorix.exporter.auth.AccessException;
import java.util.Locale;

/**
 * Which passwords are good enough. Length counts; characters of several kinds are not asked for, as
 * they lead to the same few patterns.
 *
 * @param minLength the fewest characters, 8 to 64
 * @param history how many former passwords may not come again, 0 to 24
 */
public record PasswordPolicy(int minLength, int history) {

  /** Twelve characters, and none of the last five. */
  public static final PasswordPolicy DEFAULT = new PasswordPolicy(12, 5);

  /** The most characters: what is longer is hashed no better. */
  public static final int MAX_LENGTH = 128;

  private static final int SHORTEST_NAME = 3;

  /**
   * Looks at a password.
   *
   * @param user its user's name
   * @throws AccessException if it is not good enough; the message says why
   */
  public void check(String password, String user) {
    int length = password.codePointCount(0, password.length());
    if (length < minLength) {
      throw bad("too short: at least " + minLength + " characters are needed");
    }
    if (length > MAX_LENGTH) {
      throw bad("too long: at most " + MAX_LENGTH + " characters are taken");
    }
    String small = password.toLowerCase(Locale.ROOT);
    if (user.length() >= SHORTEST_NAME && small.contains(user.toLowerCase(Locale.ROOT))) {
      throw bad("it has the user's name in it");
    }
    if (CommonPasswords.standard().covers(password)) {
      throw bad("it is among the first that are guessed: take a few unrelated words");
    }
  }

  private static AccessException bad(String why) {
    return AccessException.invalid("password", why);
  }
}
