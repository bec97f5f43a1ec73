package io.monitorix.alerts.series.chunk;

import io.monitorix.alerts.storage.SampleBuffer;

/** Takes the bits of {@link ChunkWriter} apart. */
final class ChunkReader {

  private ChunkReader() {}

  static void read(long[] words, int count, long firstTime, long from, long to, SampleBuffer into) {
    long time = firstTime;
    long delta = 0;
    long bits = words[0];
    int at = 64;
    int leading = 0;
    int length = 64;
    if (time >= from && time <= to) {
      into.add(time, Double.longBitsToDouble(bits));
    }
    for (int i = 1; i < count && time < to; i++) {
      long next = peek(words, at);
      int ones = Long.numberOfLeadingZeros(~next);
      if (ones == 0) {
        at++;
      } else {
        int kind = Math.min(ones, TimeCode.WIDTHS.length);
        int width = TimeCode.WIDTHS[kind - 1];
        at += kind == TimeCode.WIDTHS.length ? kind : kind + 1;
        long code = peek(words, at);
        // Shifting back with the sign: what is stored may be negative.
        delta += code >> (64 - width);
        at += width;
      }
      time += delta;
      next = peek(words, at);
      if (next >= 0) {
        at++;
      } else {
        if (next << 1 < 0) {
          leading = (int) (next << 2 >>> 59);
          length = (int) (next << 7 >>> 58) + 1;
          at += 13;
        } else {
          at += 2;
        }
        bits ^= peek(words, at) >>> (64 - length) << (64 - length - leading);
        at += length;
      }
      if (time >= from && time <= to) {
        into.add(time, Double.longBitsToDouble(bits));
      }
    }
  }

  /** The 64 bits from here on; zeros after the last. */
  private static long peek(long[] words, int at) {
    int word = at >>> 6;
    int shift = at & 63;
    long high = words[word] << shift;
    return shift == 0 || word + 1 == words.length ? high : high | words[word + 1] >>> (64 - shift);
  }
}
