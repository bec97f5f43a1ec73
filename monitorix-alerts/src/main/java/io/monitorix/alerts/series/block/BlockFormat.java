package io.monitorix.alerts.series.block;

/**
 * How a block lies in its file: the words of all chunks, then the index, then a footer.
 *
 * <p>The index has a header; the offsets and the UTF-8 bytes of all strings, sorted, so that a
 * string is known by its place; the offsets and entries of all series, sorted by labels (strings,
 * place and CRC32C of the words, then time, count and length of each chunk); names of labels, their
 * values, and the lists of series that have them. The footer says where the index is, its CRC32C,
 * and has one of its own.
 */
final class BlockFormat {

  static final long MAGIC = 0x4d58424c_4f434b01L;

  /** Kind; numbers of strings, of bytes, of series, of bytes, of names, of values; from, to. */
  static final int HEADER = 7 * Integer.BYTES + 2 * Long.BYTES;

  /** Where the index is and how long, its checksum, the magic number, a checksum of this. */
  static final int FOOTER = 3 * Long.BYTES + 2 * Integer.BYTES;

  /** A name with its first value and their number, or a value with its first series and theirs. */
  static final int ROW = 3 * Integer.BYTES;

  private BlockFormat() {}
}
