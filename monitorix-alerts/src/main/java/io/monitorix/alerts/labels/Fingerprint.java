package io.monitorix.alerts.labels;

import java.nio.charset.StandardCharsets;

/**
 * A number that identifies labels as Alertmanager does: FNV-1a, of 64 bits, of all names and values
 * in their order.
 */
public record Fingerprint(long value) implements Comparable<Fingerprint> {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** No byte of UTF-8: what it stands between cannot run together. */
  private static final int SEPARATOR = 0xff;

  /** That of labels. */
  public static Fingerprint of(Labels labels) {
    long hash = BASIS;
    for (int i = 0; i < labels.size(); i++) {
      hash = add(add(hash, labels.name(i)), labels.value(i));
    }
    return new Fingerprint(hash);
  }

  private static long add(long before, String text) {
    long hash = before;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * PRIME;
    }
    return (hash ^ SEPARATOR) * PRIME;
  }

  /**
   * Reads 16 hexadecimal digits.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Fingerprint parse(String text) {
    if (text.length() != 16) {
      throw new IllegalArgumentException("a fingerprint has 16 hexadecimal digits: " + text);
    }
    try {
      return new Fingerprint(Long.parseUnsignedLong(text, 16));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a fingerprint has 16 hexadecimal digits: " + text, e);
    }
  }

  @Override
  public int compareTo(Fingerprint other) {
    return Long.compareUnsigned(value, other.value);
  }

  /** 16 hexadecimal digits. */
  @Override
  public String toString() {
    return String.format("%016x", value);
  }
}
