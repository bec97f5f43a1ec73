package io.monitorix.exporter.exposition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A piece of a body: as it is, or compressed such that another compressed piece can follow it in
 * the same gzip member. (Several members in a row would be valid gzip too, but not every client
 * reads past the first.)
 */
final class Part {

  /** Fast rather than small: the text repeats itself so much that the levels hardly differ. */
  private static final int LEVEL = 3;

  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

  private final byte[] bytes;
  private final long crc;
  private final long length;

  /**
   * @param bytes what is sent
   * @param crc the CRC-32 of the uncompressed bytes; 0 where the piece is not compressed
   * @param length the number of uncompressed bytes
   */
  private Part(byte[] bytes, long crc, long length) {
    this.bytes = bytes;
    this.crc = crc;
    this.length = length;
  }

  /** Something that writes to a stream. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static Part plain(Content content) {
    var bytes = new ByteArrayOutputStream(1 << 16);
    try {
      content.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return new Part(bytes.toByteArray(), 0, bytes.size());
  }

  /** A compressed piece that others follow. */
  static Part first(Content content) {
    return compressed(content, false);
  }

  /** A compressed piece that none follows. */
  static Part last(Content content) {
    return compressed(content, true);
  }

  private static Part compressed(Content content, boolean last) {
    var bytes = new ByteArrayOutputStream(1 << 16);
    var deflater = new Deflater(LEVEL, true);
    var counted = new Counted(new DeflaterOutputStream(bytes, deflater, 1 << 14, true));
    var checked = new CheckedOutputStream(counted, new CRC32());
    try {
      content.writeTo(checked);
      if (last) {
        counted.finish();
      } else {
        // an empty block: it ends on a whole byte, and the next piece refers to nothing before it
        checked.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      deflater.end();
    }
    return new Part(bytes.toByteArray(), checked.getChecksum().getValue(), counted.length);
  }

  /** What is sent; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** One gzip member of a first and a last piece. */
  static Body gzip(Part first, Part last) {
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    trailer.putInt((int) Crc32.joined(first.crc, last.crc, last.length));
    trailer.putInt((int) (first.length + last.length));
    return new Body(List.of(GZIP_HEADER, first.bytes, last.bytes, trailer.array()), true);
  }

  private static final class Counted extends OutputStream {
    private final DeflaterOutputStream out;
    private long length;

    Counted(DeflaterOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
      length += count;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    void finish() throws IOException {
      out.finish();
    }
  }
}
