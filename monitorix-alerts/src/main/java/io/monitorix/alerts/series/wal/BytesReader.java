package io.monitorix.alerts.series.wal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link Bytes} wrote. */
final class BytesReader {

  private final ByteBuffer bytes;

  BytesReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  long signed() {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  long sparse() {
    byte head = bytes.get();
    int length = head & 15;
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = (value << 8) | (bytes.get() & 0xff);
    }
    return value << (8 * ((head >>> 4) & 7));
  }

  String text() {
    byte[] text = new byte[(int) number()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
