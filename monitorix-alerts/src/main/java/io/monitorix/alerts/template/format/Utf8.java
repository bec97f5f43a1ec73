package io.monitorix.alerts.template.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Texts as bytes, which is what Go measures and cuts. Bytes that are no UTF-8, as cutting leaves
 * them, are lone surrogates in texts: U+DC00 plus the byte.
 */
public final class Utf8 {

  private static final int BYTE_AS_SURROGATE = 0xdc00;

  private Utf8() {}

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    if (!hasLoneSurrogates(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteBuffer bytes = ByteBuffer.allocate(3 * text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c >= BYTE_AS_SURROGATE && c <= BYTE_AS_SURROGATE + 0xff) {
                bytes.put((byte) c);
              } else {
                bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    byte[] all = new byte[bytes.position()];
    bytes.flip().get(all);
    return all;
  }

  /** The text of some bytes. */
  public static String text(byte[] bytes, int from, int to) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (BYTE_AS_SURROGATE + (in.get() & 0xff)));
      }
      result = decoder.reset().decode(in, out, true);
    }
    return out.flip().toString();
  }

  /** How many bytes a text has. */
  public static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length++;
      } else if (!Character.isSurrogate(c)) {
        length += c < 0x800 ? 2 : 3;
      } else if (isPair(text, i)) {
        length += 4;
        i++;
      } else {
        length++;
      }
    }
    return length;
  }

  /** The text for the outside: bytes that are no UTF-8 become U+FFFD. */
  public static String clean(String text) {
    return hasLoneSurrogates(text) ? new String(bytes(text), StandardCharsets.UTF_8) : text;
  }

  private static boolean hasLoneSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }
}
