package io.monitorix.exporter.auth.user;

import io.monitorix.exporter.auth.AccessException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names that users can have. */
public final class UserName {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

  private UserName() {}

  /** How a name is looked up: in small letters. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A name for a new user.
   *
   * @throws AccessException if users cannot be called so
   */
  public static String check(String name) {
    String key = key(name);
    if (!NAME.matcher(key).matches()) {
      throw AccessException.invalid(
          "name", "expected up to 64 of a-z, 0-9 and . _ @ + -, a letter or digit first");
    }
    return key;
  }
}
