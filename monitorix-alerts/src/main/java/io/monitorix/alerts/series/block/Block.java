package io.monitorix.alerts.series.block;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.index.Ids;
import io.monitorix.alerts.series.index.PostingsSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32C;

/**
 * A block that was written, mapped: it costs the heap nothing but this object. The index is checked
 * when it is opened, the samples of a series when they are read. Safe for several threads, also
 * after its file was deleted.
 */
public final class Block implements PostingsSource {

  private final Path file;
  private final ByteBuffer bytes;
  private final BlockKind kind;
  private final long from;
  private final long to;
  private final int strings;
  private final int series;
  private final int names;
  private final int stringOffsets;
  private final int stringBytes;
  private final int entryOffsets;
  private final int entryBytes;
  private final int nameRows;
  private final int valueRows;
  private final int lists;

  private Block(Path file, ByteBuffer bytes, int indexAt) throws DamagedBlockException {
    this.file = file;
    this.bytes = bytes;
    ByteBuffer header = bytes.slice(indexAt, BlockFormat.HEADER);
    this.kind = BlockKind.of(file, header.getInt());
    this.strings = header.getInt();
    final int stringsLength = header.getInt();
    this.series = header.getInt();
    final int entriesLength = header.getInt();
    this.names = header.getInt();
    final int values = header.getInt();
    this.from = header.getLong();
    this.to = header.getLong();
    this.stringOffsets = indexAt + BlockFormat.HEADER;
    this.stringBytes = stringOffsets + (strings + 1) * Integer.BYTES;
    this.entryOffsets = stringBytes + stringsLength;
    this.entryBytes = entryOffsets + (series + 1) * Integer.BYTES;
    this.nameRows = entryBytes + entriesLength;
    this.valueRows = nameRows + names * BlockFormat.ROW;
    this.lists = valueRows + values * BlockFormat.ROW;
  }

  /** A block whose bytes are on the heap. */
  public static Block ofBytes(Path name, byte[] bytes) throws DamagedBlockException {
    return of(name, ByteBuffer.wrap(bytes));
  }

  /**
   * Maps a file.
   *
   * @throws DamagedBlockException if it is not what was written
   * @throws IOException if it cannot be read
   */
  public static Block open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < BlockFormat.FOOTER + BlockFormat.HEADER || size > Integer.MAX_VALUE) {
        throw new DamagedBlockException(file, "size is " + size);
      }
      return of(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
    }
  }

  private static Block of(Path file, ByteBuffer bytes) throws DamagedBlockException {
    int footerAt = bytes.capacity() - BlockFormat.FOOTER;
    ByteBuffer footer = bytes.slice(footerAt, BlockFormat.FOOTER);
    final int footerSum = sum(bytes.slice(footerAt, BlockFormat.FOOTER - Integer.BYTES));
    final long indexAt = footer.getLong();
    final long indexLength = footer.getLong();
    final int indexSum = footer.getInt();
    if (footer.getLong() != BlockFormat.MAGIC || footer.getInt() != footerSum) {
      throw new DamagedBlockException(file, "footer is damaged");
    }
    if (indexAt < 0 || indexAt + indexLength != footerAt) {
      throw new DamagedBlockException(file, "index is elsewhere");
    }
    if (sum(bytes.slice((int) indexAt, (int) indexLength)) != indexSum) {
      throw new DamagedBlockException(file, "index is damaged");
    }
    return new Block(file, bytes, (int) indexAt);
  }

  /** Its file. */
  public Path file() {
    return file;
  }

  /** How large it is, in bytes. */
  public long size() {
    return bytes.capacity();
  }

  /** What its samples are. */
  public BlockKind kind() {
    return kind;
  }

  /** Its samples are later than this. */
  public long from() {
    return from;
  }

  /** Its samples are not later than this. */
  public long to() {
    return to;
  }

  /** How many series it has; their numbers go from 0, in the order of their labels. */
  public int series() {
    return series;
  }

  /**
   * The chunks of a series that may have samples of this time, both ends included.
   *
   * @param column 0 where the kind has no others
   * @throws DamagedBlockException if the samples are not what was written
   */
  public List<Chunk> chunks(int id, int column, long fromTime, long toTime)
      throws DamagedBlockException {
    ByteBuffer entry = entry(id);
    skipLabels(entry);
    int at = (int) number(entry);
    int length = (int) number(entry);
    long expected = number(entry);
    if (Integer.toUnsignedLong(sum(bytes.slice(at, length))) != expected) {
      throw new DamagedBlockException(file, "samples are damaged: " + labels(id));
    }
    List<Chunk> found = new ArrayList<>();
    for (int i = 0; i <= column; i++) {
      long chunks = number(entry);
      for (long c = 0; c < chunks; c++) {
        long first = signed(entry) + from;
        long last = first + number(entry);
        final int count = (int) number(entry);
        int words = (int) number(entry);
        if (i == column && first <= toTime && last >= fromTime) {
          long[] copy = new long[words];
          bytes.slice(at, words * Long.BYTES).asLongBuffer().get(copy);
          found.add(Chunk.of(first, last, count, copy));
        }
        at += words * Long.BYTES;
      }
    }
    return found;
  }

  /** Whether a series has chunks that may have samples of this time, both ends included. */
  public boolean overlaps(int id, long fromTime, long toTime) {
    if (fromTime <= from && toTime >= to) {
      return true;
    }
    ByteBuffer entry = entry(id);
    skipLabels(entry);
    for (int i = 0; i < 3; i++) {
      number(entry);
    }
    long chunks = number(entry);
    for (long c = 0; c < chunks; c++) {
      long first = signed(entry) + from;
      long last = first + number(entry);
      if (first <= toTime && last >= fromTime) {
        return true;
      }
      number(entry);
      number(entry);
    }
    return false;
  }

  /** The time of the first sample of a series, or of its first aggregate. */
  public long firstTime(int id) {
    ByteBuffer entry = entry(id);
    skipLabels(entry);
    for (int i = 0; i < 4; i++) {
      number(entry);
    }
    return signed(entry) + from;
  }

  /** The time of the last sample of a series that has one column. */
  public long lastTime(int id) {
    ByteBuffer entry = entry(id);
    skipLabels(entry);
    for (int i = 0; i < 3; i++) {
      number(entry);
    }
    long chunks = number(entry);
    long last = from;
    for (long c = 0; c < chunks; c++) {
      last = signed(entry) + from + number(entry);
      number(entry);
      number(entry);
    }
    return last;
  }

  /** The number of the series of these labels; negative if there is none. */
  public int find(Labels wanted) {
    return search(series, at -> labels(at).compareTo(wanted));
  }

  @Override
  public Ids all() {
    int[] ids = new int[series];
    for (int i = 0; i < series; i++) {
      ids[i] = i;
    }
    return new Ids(ids, series);
  }

  @Override
  public Ids postings(String name, String value) {
    int nameRow = nameRow(name);
    int place = nameRow < 0 ? -1 : place(value);
    if (place < 0) {
      return Ids.NONE;
    }
    int row = row(place, valueRows + firstOf(nameRow) * BlockFormat.ROW, sizeOf(nameRow));
    if (row < 0) {
      return Ids.NONE;
    }
    int[] ids = new int[sizeOf(row)];
    bytes
        .slice(lists + firstOf(row) * Integer.BYTES, ids.length * Integer.BYTES)
        .asIntBuffer()
        .get(ids);
    return new Ids(ids, ids.length);
  }

  @Override
  public Collection<String> names() {
    return strings(nameRows, names);
  }

  @Override
  public Collection<String> values(String name) {
    int row = nameRow(name);
    return row < 0 ? List.of() : strings(valueRows + firstOf(row) * BlockFormat.ROW, sizeOf(row));
  }

  @Override
  public String value(int id, String name) {
    int place = place(name);
    ByteBuffer entry = entry(id);
    long count = number(entry);
    for (long i = 0; i < count; i++) {
      long itsName = number(entry);
      int itsValue = (int) number(entry);
      if (itsName == place) {
        return string(itsValue);
      }
    }
    return "";
  }

  @Override
  public Labels labels(int id) {
    ByteBuffer entry = entry(id);
    String[] pairs = new String[2 * (int) number(entry)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = string((int) number(entry));
    }
    return Labels.ofSorted(pairs);
  }

  private List<String> strings(int rows, int count) {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return string(bytes.getInt(rows + index * BlockFormat.ROW));
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  private int nameRow(String name) {
    int place = place(name);
    return place < 0 ? -1 : row(place, nameRows, names);
  }

  /** The row of a string, of rows that are sorted by it; negative if there is none. */
  private int row(int place, int rows, int count) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int row = rows + middle * BlockFormat.ROW;
      int order = Integer.compare(bytes.getInt(row), place);
      if (order == 0) {
        return row;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int firstOf(int row) {
    return bytes.getInt(row + Integer.BYTES);
  }

  private int sizeOf(int row) {
    return bytes.getInt(row + 2 * Integer.BYTES);
  }

  private int place(String string) {
    return search(strings, at -> string(at).compareTo(string));
  }

  /** Which of them is at 0, where those before are below and those behind above; or -1. */
  private static int search(int count, IntUnaryOperator place) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = place.applyAsInt(middle);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private String string(int place) {
    int start = bytes.getInt(stringOffsets + place * Integer.BYTES);
    int end = bytes.getInt(stringOffsets + (place + 1) * Integer.BYTES);
    byte[] utf8 = new byte[end - start];
    bytes.get(stringBytes + start, utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private ByteBuffer entry(int id) {
    int start = bytes.getInt(entryOffsets + id * Integer.BYTES);
    int end = bytes.getInt(entryOffsets + (id + 1) * Integer.BYTES);
    return bytes.slice(entryBytes + start, end - start);
  }

  private static void skipLabels(ByteBuffer entry) {
    long count = 2 * number(entry);
    for (long i = 0; i < count; i++) {
      number(entry);
    }
  }

  private static int sum(ByteBuffer part) {
    CRC32C crc = new CRC32C();
    crc.update(part);
    return (int) crc.getValue();
  }

  private static long number(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  private static long signed(ByteBuffer in) {
    long value = number(in);
    return value >>> 1 ^ -(value & 1);
  }
}
