package io.monitorix.exporter.backup.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An archive in a file. Whatever reads it reads it whole and checks it: sums, counts, types, and
 * that nothing is missing or too much.
 */
public final class Archive {

  private static final int BUFFER = 1 << 16;

  private final Path file;

  /** The archive in this file, which need not be one. */
  public Archive(Path file) {
    this.file = file;
  }

  /**
   * Reads all of it.
   *
   * @return what is in it
   * @throws ArchiveException if it is damaged, not finished, none, or of a newer format
   */
  public Manifest verify() {
    return read(RowSink.NONE);
  }

  /**
   * Reads all of it.
   *
   * @param sink gets the rows before it is known whether all that follows is right, too
   * @throws ArchiveException as {@link #verify}
   */
  public Manifest read(RowSink sink) {
    return walk(sink).manifest();
  }

  /**
   * The key that secrets are encrypted with; empty if it is not in it.
   *
   * @throws ArchiveException as {@link #verify}
   */
  public Optional<byte[]> key() {
    return walk(RowSink.NONE).key();
  }

  private ArchiveWalk walk(RowSink sink) {
    String place = "the beginning";
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      requireGzip(raw);
      GZIPInputStream zipped = new GZIPInputStream(raw, BUFFER);
      TarArchiveInputStream tar = new TarArchiveInputStream(zipped, "UTF-8");
      ArchiveWalk walk = new ArchiveWalk(file.toString(), sink);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        place = entry.getName();
        walk.entry(place, tar);
        place = "what follows " + place;
      }
      // The sum of the compressed file stands at its very end.
      zipped.transferTo(java.io.OutputStream.nullOutputStream());
      check(walk);
      return walk;
    } catch (IOException e) {
      throw new ArchiveException(
          file
              + ": damaged or cut off at "
              + place
              + ": "
              + (e.getMessage() == null ? e.toString() : e.getMessage())
              + "; take another backup",
          e);
    }
  }

  private void requireGzip(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    if (!gzip) {
      throw ArchiveWalk.foreign(file.toString());
    }
  }

  private void check(ArchiveWalk walk) {
    Manifest manifest = walk.manifest();
    Iterator<Part> found = walk.parts().iterator();
    for (Part part : manifest.parts()) {
      if (!found.hasNext()) {
        throw damaged(part.name() + " is missing");
      }
      compare(part, found.next());
    }
    if (found.hasNext()) {
      throw damaged(found.next().name() + " is not in the manifest");
    }
    if (!walk.tables().equals(manifest.tables())) {
      List<Manifest.Content> other = new ArrayList<>(manifest.tables());
      other.removeAll(walk.tables());
      throw damaged(
          "the manifest tells of other tables, columns or rows than there are"
              + (other.isEmpty() ? "" : ": " + other.get(0).table().name()));
    }
  }

  private void compare(Part told, Part found) {
    if (!told.name().equals(found.name())) {
      throw damaged(found.name() + " is where " + told.name() + " should be");
    }
    if (told.bytes() != found.bytes() || !told.sha256().equals(found.sha256())) {
      throw damaged(
          told.name()
              + " has the SHA-256 "
              + found.sha256()
              + ", and the manifest says "
              + told.sha256());
    }
    if (told.rows() != found.rows()) {
      throw damaged(
          told.name() + " has " + found.rows() + " rows, and the manifest says " + told.rows());
    }
  }

  private ArchiveException damaged(String what) {
    return new ArchiveException(file + ": damaged: " + what + "; take another backup");
  }
}
