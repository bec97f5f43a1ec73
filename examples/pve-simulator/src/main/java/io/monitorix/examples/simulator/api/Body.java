package io.monitorix.examples.simulator.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, and its compressed form once somebody asked for it. Thread-safe; the
 * bytes must not be changed.
 */
public final class Body {
  private final byte[] plain;
  private byte @Nullable [] gzip;

  /** A body of these bytes, which are not copied. */
  public Body(byte[] plain) {
    this.plain = plain;
  }

  /** The bytes as they are. */
  public byte[] plain() {
    return plain;
  }

  /** The bytes compressed, the same array each time. */
  public synchronized byte[] gzip() {
    byte[] done = gzip;
    if (done == null) {
      done = compress();
      gzip = done;
    }
    return done;
  }

  private byte[] compress() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 6 + 64);
    try (GZIPOutputStream zip = new QuickGzip(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory refused bytes", e);
    }
    return out.toByteArray();
  }

  /**
   * pveproxy's answers are large and new each time: speed matters more than the last tenth of the
   * size.
   */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
