package io.monitorix.exporter.collect.pve;

import org.jspecify.annotations.Nullable;

/**
 * Settings that Proxmox writes in one line as {@code key=value,key=value}. One of the keys may be
 * left out, mostly of the first value.
 */
final class PropertyString {

  private PropertyString() {}

  /**
   * The value of a key.
   *
   * @param text as the configuration has it; null where it has none
   * @param isDefault whether this is the key that may be left out
   * @return null where the text does not set it
   */
  static @Nullable String get(@Nullable String text, String key, boolean isDefault) {
    if (text == null) {
      return null;
    }
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0
          ? isDefault && !part.isBlank()
          : part.substring(0, equals).strip().equals(key)) {
        return part.substring(equals + 1).strip();
      }
    }
    return null;
  }

  /** Whether a value that Proxmox takes for a boolean says yes. */
  static boolean isTrue(@Nullable String value) {
    if (value == null) {
      return false;
    }
    return switch (value) {
      case "1", "on", "yes", "true" -> true;
      default -> false;
    };
  }
}
