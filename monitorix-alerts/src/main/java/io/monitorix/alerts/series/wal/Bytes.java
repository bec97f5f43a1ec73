package io.monitorix.alerts.series.wal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: numbers of seven bits a byte, texts with their length before. */
final class Bytes {

  private byte[] array = new byte[1 << 16];
  private int size;

  int size() {
    return size;
  }

  byte[] array() {
    return array;
  }

  void clear() {
    size = 0;
  }

  void number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      array[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[size++] = (byte) rest;
  }

  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /** The bytes of a number without the zeros at both ends, and how many of them there are. */
  void sparse(long value) {
    room(9);
    int before = Math.min(7, Long.numberOfLeadingZeros(value) >>> 3);
    int after = value == 0 ? 0 : Long.numberOfTrailingZeros(value) >>> 3;
    int length = 8 - before - after;
    array[size++] = (byte) ((after << 4) | length);
    for (int i = length - 1; i >= 0; i--) {
      array[size++] = (byte) (value >>> (8 * (after + i)));
    }
  }

  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    room(bytes.length);
    System.arraycopy(bytes, 0, array, size, bytes.length);
    size += bytes.length;
  }

  private void room(int more) {
    if (size + more > array.length) {
      array = Arrays.copyOf(array, Math.max(size + more, 2 * array.length));
    }
  }
}
