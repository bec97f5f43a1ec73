package io.monitorix.alerts.routing.alert;

import io.monitorix.alerts.labels.Labels;
import java.nio.charset.StandardCharsets;

/**
 * What tells label sets apart: the 64 bits of FNV-1a over names and values, as Prometheus's model
 * computes them and amtool and Grafana show them.
 */
public record Fingerprint(long bits) implements Comparable<Fingerprint> {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 0xff;

  /** Of labels. */
  public static Fingerprint of(Labels labels) {
    long hash = OFFSET;
    for (int i = 0; i < labels.size(); i++) {
      hash = add(add(hash, labels.name(i)), labels.value(i));
    }
    return new Fingerprint(hash);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws NumberFormatException if it is not hexadecimal, or too long
   */
  public static Fingerprint parse(String text) {
    return new Fingerprint(Long.parseUnsignedLong(text, 16));
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      sum = (sum ^ (b & 0xff)) * PRIME;
    }
    return (sum ^ SEPARATOR) * PRIME;
  }

  @Override
  public int compareTo(Fingerprint other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  /** Sixteen hexadecimal digits. */
  @Override
  public String toString() {
    return String.format("%016x", bits);
  }
}
