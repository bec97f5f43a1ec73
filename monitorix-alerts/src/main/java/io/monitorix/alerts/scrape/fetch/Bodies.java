package io.monitorix.alerts.scrape.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/** Reads answers. */
final class Bodies {

  private static final char REPLACEMENT = '\ufffd';

  private Bodies() {}

  /** The bytes, unpacked; empty if there are more than these. */
  static Optional<byte[]> read(Response response, long most) throws IOException {
    BufferedSource source = response.body().source();
    // OkHttp unpacks what it asked for itself; some pack what was not to be packed.
    boolean packed = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    BufferedSource plain = packed ? Okio.buffer(new GzipSource(source)) : source;
    if (plain.request(most + 1)) {
      return Optional.empty();
    }
    return Optional.of(plain.readByteArray());
  }

  /** The text in UTF-8. */
  static String text(byte[] bytes) throws CharacterCodingException {
    // Takes half the memory of a decoder, which is needed only where a character was replaced.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
