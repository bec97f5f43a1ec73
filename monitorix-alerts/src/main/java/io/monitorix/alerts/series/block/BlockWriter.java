package io.monitorix.alerts.series.block;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.chunk.Chunk;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/** Writes a block: under another name first, so that a file of its own name is whole. */
public final class BlockWriter {

  private final BlockKind kind;
  private final long from;
  private final long to;
  private final List<Labels> labels = new ArrayList<>();
  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
  private final List<Integer> chunksEnd = new ArrayList<>();

  private BlockWriter(BlockKind kind, long from, long to) {
    this.kind = kind;
    this.from = from;
    this.to = to;
  }

  /**
   * Writes one, and waits until it is on the disk.
   *
   * @param from the samples are later than this
   * @param to and not later than this
   * @param series sorted by their labels, each once
   * @throws IOException if it cannot be written; there is no such file then
   */
  public static void write(
      Path file, BlockKind kind, long from, long to, Iterator<BlockSeries> series)
      throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      new BlockWriter(kind, from, to).write(out, series);
      out.flush();
      channel.force(true);
    } catch (UncheckedIOException e) {
      Files.deleteIfExists(unfinished);
      throw e.getCause();
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The bytes of a block that is kept on the heap. */
  public static byte[] toBytes(BlockKind kind, long from, long to, Iterator<BlockSeries> series) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new BlockWriter(kind, from, to).write(out, series);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void write(OutputStream out, Iterator<BlockSeries> series) throws IOException {
    long at = 0;
    while (series.hasNext()) {
      at += writeChunks(out, series.next(), at);
    }
    byte[] index = index();
    out.write(index);
    out.write(footer(at, index));
  }

  private int writeChunks(OutputStream out, BlockSeries series, long at) throws IOException {
    CRC32C crc = new CRC32C();
    ByteArrayOutputStream times = new ByteArrayOutputStream();
    int length = 0;
    for (List<Chunk> column : series.columns()) {
      number(times, column.size());
      for (Chunk chunk : column) {
        long[] words = chunk.words();
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
        bytes.asLongBuffer().put(words);
        crc.update(bytes.array());
        out.write(bytes.array());
        length += bytes.capacity();
        signed(times, chunk.firstTime() - from);
        number(times, chunk.lastTime() - chunk.firstTime());
        number(times, chunk.count());
        number(times, words.length);
      }
    }
    labels.add(series.labels());
    number(chunks, at);
    number(chunks, length);
    number(chunks, crc.getValue());
    times.writeTo(chunks);
    chunksEnd.add(chunks.size());
    return length;
  }

  private byte[] index() throws IOException {
    Map<String, Integer> places = places();
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    ByteArrayOutputStream stringsAt = new ByteArrayOutputStream();
    DataOutputStream offsets = new DataOutputStream(stringsAt);
    for (String string : places.keySet()) {
      offsets.writeInt(strings.size());
      strings.write(string.getBytes(StandardCharsets.UTF_8));
    }
    offsets.writeInt(strings.size());

    Map<Integer, Map<Integer, List<Integer>>> lists = new TreeMap<>();
    Map<String, Integer> quick = new HashMap<>(places);
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    ByteArrayOutputStream entriesAt = new ByteArrayOutputStream();
    offsets = new DataOutputStream(entriesAt);
    byte[] allChunks = chunks.toByteArray();
    int start = 0;
    for (int id = 0; id < labels.size(); id++) {
      offsets.writeInt(entries.size());
      Labels its = labels.get(id);
      number(entries, its.size());
      for (int i = 0; i < its.size(); i++) {
        int name = quick.getOrDefault(its.name(i), 0);
        int value = quick.getOrDefault(its.value(i), 0);
        number(entries, name);
        number(entries, value);
        lists
            .computeIfAbsent(name, key -> new TreeMap<>())
            .computeIfAbsent(value, key -> new ArrayList<>())
            .add(id);
      }
      entries.write(allChunks, start, chunksEnd.get(id) - start);
      start = chunksEnd.get(id);
    }
    offsets.writeInt(entries.size());

    ByteArrayOutputStream index = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(index);
    out.writeInt(kind.number());
    out.writeInt(places.size());
    out.writeInt(strings.size());
    out.writeInt(labels.size());
    out.writeInt(entries.size());
    out.writeInt(lists.size());
    out.writeInt(lists.values().stream().mapToInt(Map::size).sum());
    out.writeLong(from);
    out.writeLong(to);
    stringsAt.writeTo(out);
    strings.writeTo(out);
    entriesAt.writeTo(out);
    entries.writeTo(out);
    writeLists(out, lists);
    return index.toByteArray();
  }

  /** Each string with its place in the order. */
  private Map<String, Integer> places() {
    TreeSet<String> strings = new TreeSet<>();
    Map<String, Boolean> seen = new HashMap<>();
    for (Labels each : labels) {
      each.forEach(
          (name, value) -> {
            seen.put(name, true);
            seen.put(value, true);
          });
    }
    strings.addAll(seen.keySet());
    Map<String, Integer> places = new TreeMap<>();
    for (String string : strings) {
      places.put(string, places.size());
    }
    return places;
  }

  private static void writeLists(
      DataOutputStream out, Map<Integer, Map<Integer, List<Integer>>> lists) throws IOException {
    int firstValue = 0;
    for (Map.Entry<Integer, Map<Integer, List<Integer>>> name : lists.entrySet()) {
      out.writeInt(name.getKey());
      out.writeInt(firstValue);
      out.writeInt(name.getValue().size());
      firstValue += name.getValue().size();
    }
    int firstSeries = 0;
    for (Map<Integer, List<Integer>> values : lists.values()) {
      for (Map.Entry<Integer, List<Integer>> value : values.entrySet()) {
        out.writeInt(value.getKey());
        out.writeInt(firstSeries);
        out.writeInt(value.getValue().size());
        firstSeries += value.getValue().size();
      }
    }
    for (Map<Integer, List<Integer>> values : lists.values()) {
      for (List<Integer> ids : values.values()) {
        for (int id : ids) {
          out.writeInt(id);
        }
      }
    }
  }

  private static byte[] footer(long indexAt, byte[] index) {
    CRC32C crc = new CRC32C();
    crc.update(index);
    ByteBuffer footer = ByteBuffer.allocate(BlockFormat.FOOTER);
    footer.putLong(indexAt).putLong(index.length).putInt((int) crc.getValue());
    footer.putLong(BlockFormat.MAGIC);
    crc.reset();
    crc.update(footer.array(), 0, footer.position());
    footer.putInt((int) crc.getValue());
    return footer.array();
  }

  private static void number(OutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static void signed(OutputStream out, long value) throws IOException {
    number(out, (value << 1) ^ (value >> 63));
  }
}
