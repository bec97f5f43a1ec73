package io.monitorix.exporter.auth.audit;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.auth.AuditEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import okio.Buffer;

/**
 * The audit log as a file of JSON lines. It is opened for each line: who moves it away, as
 * logrotate does, has to tell nobody. Thread-safe.
 */
public final class AuditFile {

  private static final Set<StandardOpenOption> APPEND =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  private final Path file;

  /** A file, which need not exist; its folder has to. */
  public AuditFile(Path file) {
    this.file = file;
  }

  /**
   * Adds a line.
   *
   * @throws UncheckedIOException if that is not possible
   */
  synchronized void add(AuditEvent event) {
    try (SeekableByteChannel channel = Files.newByteChannel(file, APPEND, mode());
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(line(event));
    } catch (IOException e) {
      throw new UncheckedIOException("the audit file cannot be written: " + file + ": " + e, e);
    }
  }

  private static byte[] line(AuditEvent event) throws IOException {
    Buffer buffer = new Buffer();
    write(JsonWriter.of(buffer), event);
    return buffer.writeByte('\n').readByteArray();
  }

  private static void write(JsonWriter out, AuditEvent event) throws IOException {
    out.beginObject().name("time").value(event.at().truncatedTo(ChronoUnit.MILLIS).toString());
    out.name("actor").value(event.actor());
    out.name("kind").value(event.kind().name().toLowerCase(Locale.ROOT));
    out.name("address").value(event.address()).name("action").value(event.action());
    out.name("object").value(event.object()).name("outcome").value(event.outcome());
    out.name("before").value(event.before()).name("after").value(event.after());
    out.endObject();
  }

  private static FileAttribute<?>[] mode() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
        }
        : new FileAttribute<?>[0];
  }
}
