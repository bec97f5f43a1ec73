package io.monitorix.exporter.web.backup;

import io.monitorix.exporter.backup.Backups;
import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.Section;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.backup.place.Verified;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Gives an archive out, whole or from where a client was cut off. A client may be slow: a few at
 * once, as each holds a thread. Safe for several threads.
 */
final class Download {

  /** At once. */
  private static final int MOST = 4;

  private final Semaphore room = new Semaphore(MOST);

  void answer(Request request, Backups backups, String asked) throws IOException {
    // Only what Monitorix itself would name so: nothing else can be reached by a name.
    Optional<BackupName> name = BackupName.parse(asked);
    Optional<Stored> stored =
        name.isEmpty() ? Optional.empty() : backups.places().look().find(name.get());
    if (stored.isEmpty()) {
      Answers.problem(request, 404, "Not Found", "there is no backup of this name");
    } else if (room.tryAcquire()) {
      try {
        send(request, backups, stored.get());
      } finally {
        room.release();
      }
    } else {
      request.set("Retry-After", "60");
      Answers.problem(
          request,
          503,
          "Service Unavailable",
          MOST + " archives are being fetched; wait until one of them is");
    }
  }

  private static void send(Request request, Backups backups, Stored stored) throws IOException {
    Optional<Verified> verified = backups.places().verified(stored);
    String etag =
        '"'
            + verified.map(Verified::sha256).orElse(stored.name().text() + "-" + stored.bytes())
            + '"';
    request.set("ETag", etag);
    request.set("Accept-Ranges", "bytes");
    ByteRange whole = new ByteRange(0, stored.bytes());
    Optional<ByteRange> part = part(request, stored, etag);
    if (part.isPresent()) {
      request.set("Content-Range", part.get().of(stored.bytes()));
    }
    if (part.isPresent() && part.get().length() == 0) {
      Answers.problem(
          request,
          416,
          "Range Not Satisfiable",
          "the archive has " + stored.bytes() + " bytes; ask for some of them");
      return;
    }
    ByteRange range = part.orElse(whole);
    try (InputStream archive =
        Section.of(backups.places().open(stored, range.from()), range.length())) {
      request.changed("backup.download", stored.name().text(), "", "");
      request.set("Content-Disposition", "attachment; filename=\"" + stored.name().text() + "\"");
      request.answerLong(
          part.isPresent() ? 206 : 200, "application/gzip", range.length(), archive::transferTo);
    }
  }

  /** A part counts only if it is of the archive that the client began with, where it says so. */
  private static Optional<ByteRange> part(Request request, Stored stored, String etag) {
    String range = request.header("Range");
    String only = request.header("If-Range");
    return range == null || (only != null && !only.strip().equals(etag))
        ? Optional.empty()
        : ByteRange.parse(range, stored.bytes());
  }
}
