package io.monitorix.client.pve.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proxmox's words as constants. */
final class Words {

  private static final Pattern SIGN = Pattern.compile("[^A-Z0-9]");

  private Words() {}

  /**
   * The constant that is named as a word is spelled, whatever the letter case, with underscores for
   * signs.
   *
   * @param otherwise for no word and for all others; tells the enum, too
   */
  static <E extends Enum<E>> E constant(E otherwise, @Nullable String word) {
    if (word != null) {
      String name = SIGN.matcher(word.toUpperCase(Locale.ROOT)).replaceAll("_");
      for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
        if (constant.name().equals(name)) {
          return constant;
        }
      }
    }
    return otherwise;
  }
}
