package io.monitorix.exporter.backup.archive;

import com.squareup.moshi.JsonWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive from its beginning to its end, and holds a few megabytes of it in memory. For
 * one thread.
 */
public final class ArchiveWriter implements Closeable {

  /** A tar needs to know how long a file is before it begins: hence many small ones. */
  private static final int PART = 4 << 20;

  /** The levels above make the file a tenth smaller and take twice the time. */
  private static final int LEVEL = 4;

  private final TarArchiveOutputStream tar;
  private final List<Part> parts = new ArrayList<>();
  private final List<Manifest.Content> tables = new ArrayList<>();
  private final Buffer body = new Buffer();
  private @Nullable Table table;
  private JsonWriter json = JsonWriter.of(body);
  private int number;
  private long rows;
  private long inPart;

  /**
   * Begins it.
   *
   * @param program the version of Monitorix
   * @throws IOException if it cannot be written
   */
  public ArchiveWriter(OutputStream out, String program) throws IOException {
    GzipParameters gzip = new GzipParameters();
    gzip.setCompressionLevel(LEVEL);
    gzip.setBufferSize(1 << 16);
    this.tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, gzip), "UTF-8");
    put(Layout.HEAD, ManifestJson.head(program));
  }

  /** Begins a table; rows follow, then {@link #end}. */
  public void begin(Table next) throws IOException {
    table = next;
    number = 1;
    rows = 0;
    beginPart(next);
  }

  private void beginPart(Table of) throws IOException {
    inPart = 0;
    json = JsonWriter.of(body);
    // Several values, a line each.
    json.setLenient(true);
    json.setSerializeNulls(true);
    json.beginObject().name("table").value(of.name()).name("columns");
    ManifestJson.columns(json, of.columns());
    json.endObject();
    body.writeByte('\n');
  }

  /**
   * Adds a row to the table.
   *
   * @param row a value for each column, of the type that {@link ColumnType} says
   */
  public void row(@Nullable Object[] row) throws IOException {
    Table of = current();
    RowJson.write(json, of.columns(), row);
    body.writeByte('\n');
    rows++;
    inPart++;
    if (body.size() >= PART) {
      endPart(of);
      beginPart(of);
    }
  }

  /** Ends the table. */
  public void end() throws IOException {
    Table of = current();
    if (inPart > 0 || number == 1) {
      endPart(of);
    }
    body.clear();
    tables.add(new Manifest.Content(of, rows));
    table = null;
  }

  private Table current() {
    if (table == null) {
      throw new IllegalStateException("no table has begun");
    }
    return table;
  }

  private void endPart(Table of) throws IOException {
    part(Layout.part(of.name(), number++), inPart);
  }

  private void part(String name, long of) throws IOException {
    String sum = body.sha256().hex();
    parts.add(new Part(name, of, body.size(), sum));
    header(name, body.size());
    body.writeTo(tar);
    tar.closeArchiveEntry();
  }

  /** Adds the key that secrets in the tables are encrypted with. */
  public void key(byte[] key) throws IOException {
    body.write(key);
    part(Layout.KEY, 0);
  }

  /** Ends the archive; nothing may be added to it then. It is complete once it is closed. */
  public Manifest finish(Origin origin) throws IOException {
    Manifest manifest = new Manifest(origin, tables, parts);
    put(Layout.MANIFEST, ManifestJson.of(manifest));
    tar.finish();
    return manifest;
  }

  private void put(String name, byte[] content) throws IOException {
    header(name, content.length);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private void header(String name, long size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(0100600);
    entry.setUserName("");
    tar.putArchiveEntry(entry);
  }

  /** Closes what is below, too; an archive that is not finished is none. */
  @Override
  public void close() throws IOException {
    tar.close();
  }
}
