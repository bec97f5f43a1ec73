package io.monitorix.exporter.backup.archive;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSource;
import okio.HashingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Goes through the files of an archive once, in their order. */
final class ArchiveWalk {

  private static final int LARGEST_HEAD = 1 << 16;
  private static final int LARGEST_MANIFEST = 64 << 20;
  private static final int LARGEST_KEY = 1 << 16;

  private final String file;
  private final RowSink sink;
  private final List<Part> parts = new ArrayList<>();
  private final List<Manifest.Content> tables = new ArrayList<>();
  private boolean begun;
  private @Nullable Manifest manifest;
  private byte @Nullable [] key;

  ArchiveWalk(String file, RowSink sink) {
    this.file = file;
    this.sink = sink;
  }

  /** Reads a file of the archive to its end. */
  void entry(String name, InputStream in) throws IOException {
    if (manifest != null) {
      throw new ArchiveException(file + ": damaged: " + name + " follows the manifest");
    }
    if (!begun) {
      head(name, in);
    } else if (name.equals(Layout.MANIFEST)) {
      manifest = manifest(in);
    } else if (name.equals(Layout.KEY)) {
      byte[] content = small(name, in, LARGEST_KEY);
      key = content;
      Buffer buffer = new Buffer().write(content);
      parts.add(new Part(name, 0, content.length, buffer.sha256().hex()));
    } else if (name.startsWith(Layout.TABLES) && name.endsWith(Layout.SUFFIX)) {
      rows(name, in);
    } else {
      throw new ArchiveException(file + ": " + name + " is nothing that belongs into a backup");
    }
  }

  static ArchiveException foreign(String file) {
    return new ArchiveException(
        file + " is no backup of Monitorix; name a file that monitorix backup has made");
  }

  private void head(String name, InputStream in) throws IOException {
    if (!name.equals(Layout.HEAD)) {
      throw foreign(file);
    }
    ManifestJson.Head head = parsed(name, small(name, in, LARGEST_HEAD), ManifestJson::head);
    if (head.format() > Layout.FORMAT) {
      throw new ArchiveException(
          file
              + " is of format "
              + head.format()
              + ", and this version reads "
              + Layout.FORMAT
              + "; install Monitorix "
              + head.program()
              + " or newer");
    }
    begun = true;
  }

  private Manifest manifest(InputStream in) throws IOException {
    return parsed(
        Layout.MANIFEST, small(Layout.MANIFEST, in, LARGEST_MANIFEST), ManifestJson::manifest);
  }

  private byte[] small(String name, InputStream in, int largest) throws IOException {
    byte[] content = in.readNBytes(largest + 1);
    if (content.length > largest) {
      throw new ArchiveException(file + ": " + name + " is longer than " + largest + " bytes");
    }
    return content;
  }

  /** Reads JSON. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(Buffer json) throws IOException;
  }

  private <T> T parsed(String name, byte[] content, Reading<T> reading) throws IOException {
    try {
      return reading.from(new Buffer().write(content));
    } catch (JsonDataException e) {
      throw new ArchiveException(file + ": " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void rows(String name, InputStream in) throws IOException {
    HashingSource hashing = HashingSource.sha256(Okio.source(in));
    Counted counted = new Counted(hashing);
    BufferedSource source = Okio.buffer(counted);
    long rows = 0;
    try {
      JsonReader json = JsonReader.of(source);
      json.setLenient(true);
      Table table = header(json);
      sink.begin(table);
      while (json.peek() != JsonReader.Token.END_DOCUMENT) {
        sink.row(RowJson.read(json, table.columns()));
        rows++;
      }
      count(table, rows);
    } catch (JsonDataException e) {
      throw new ArchiveException(
          file + ": " + name + ", row " + (rows + 1) + ": " + e.getMessage(), e);
    }
    source.readAll(Okio.blackhole());
    parts.add(new Part(name, rows, counted.bytes(), hashing.hash().hex()));
  }

  private static Table header(JsonReader json) throws IOException {
    String table = "";
    List<Column> columns = List.of();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "table" -> table = json.nextString();
        case "columns" -> columns = ManifestJson.columns(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new Table(table, columns);
  }

  private void count(Table table, long rows) {
    int last = tables.size() - 1;
    if (last >= 0 && tables.get(last).table().equals(table)) {
      tables.set(last, new Manifest.Content(table, tables.get(last).rows() + rows));
    } else {
      tables.add(new Manifest.Content(table, rows));
    }
  }

  /** The manifest, once all has been read. */
  Manifest manifest() {
    if (!begun) {
      throw foreign(file);
    }
    if (manifest == null) {
      throw new ArchiveException(
          file + ": cut off: it has no manifest at its end; take another backup");
    }
    return manifest;
  }

  /** What was found. */
  List<Part> parts() {
    return parts;
  }

  /** What was found in the parts. */
  List<Manifest.Content> tables() {
    return tables;
  }

  Optional<byte[]> key() {
    return Optional.ofNullable(key);
  }
}
