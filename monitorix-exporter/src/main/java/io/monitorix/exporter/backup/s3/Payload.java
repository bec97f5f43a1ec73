package io.monitorix.exporter.backup.s3;

import io.monitorix.exporter.backup.place.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a request sends. It is read twice, for its sum and as it is sent, and once more for each
 * attempt; nothing of it is held in memory.
 *
 * @param bytes its length
 */
record Payload(long bytes, Opening opening) {

  /** Opens it at its beginning; it may give more than is sent. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  private static final MediaType GZIP = MediaType.get("application/gzip");

  /** None. */
  static final Payload NONE = new Payload(0, InputStream::nullInputStream);

  /** Part of a file. */
  static Payload of(Path file, long from, long bytes) {
    return new Payload(
        bytes,
        () -> {
          FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          return Channels.newInputStream(channel.position(from));
        });
  }

  /** A small text. */
  static Payload of(byte[] text) {
    return new Payload(text.length, () -> new ByteArrayInputStream(text));
  }

  /** Exactly what is sent. */
  InputStream open() throws IOException {
    return Section.of(opening.open(), bytes);
  }

  /** For OkHttp; null where the method has no body. */
  @Nullable RequestBody body(String method) {
    if (method.equals("GET") || method.equals("HEAD") || method.equals("DELETE")) {
      return null;
    }
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return bytes == 0 ? null : GZIP;
      }

      @Override
      public long contentLength() {
        return bytes;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        try (Source source = Okio.source(open())) {
          sink.write(source, bytes);
        }
      }
    };
  }
}
