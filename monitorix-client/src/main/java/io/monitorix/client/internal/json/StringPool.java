package io.monitorix.client.internal.json;

import org.jspecify.annotations.Nullable;

/**
 * Shares equal short strings, of which long lists are full (node names, states, types). A slot
 * holds the last string with its hash, so memory is bounded. Thread-safe without a lock: strings
 * are immutable, and a lost update only costs one copy.
 */
public final class StringPool {

  private static final int LONGEST = 24;
  private static final int SLOTS = 256;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  /** The given string, or an equal one that was seen before. */
  public String shared(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String known = slots[slot];
    if (text.equals(known)) {
      return known;
    }
    slots[slot] = text;
    return text;
  }
}
