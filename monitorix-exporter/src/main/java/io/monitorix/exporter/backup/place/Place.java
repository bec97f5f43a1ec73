package io.monitorix.exporter.backup.place;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps archives. Safe for several threads. */
public interface Place extends AutoCloseable {

  /** How messages name it: without any secret. */
  String describe();

  /**
   * The archives that Monitorix made, the newest first; other files are passed over.
   *
   * @throws PlaceException if that cannot be found out
   */
  List<Stored> list();

  /**
   * What was noted of an archive when it was kept; empty if nothing was, or it is not about the
   * archive that lies there now.
   *
   * @throws PlaceException if that cannot be found out
   */
  Optional<Verified> verified(Stored stored);

  /**
   * Keeps an archive. It is there whole or not at all.
   *
   * @param archive a file, which stays
   * @param verified what is noted of it
   * @throws PlaceException if it was not kept
   */
  void keep(BackupName name, Path archive, Verified verified);

  /**
   * Opens an archive; to be closed.
   *
   * @param from how many bytes at its beginning are left out, fewer than it has
   * @throws PlaceException if there is none, or it cannot be read
   */
  InputStream open(BackupName name, long from);

  /**
   * Deletes an archive; one that is not there is fine.
   *
   * @throws PlaceException if it is still there
   */
  void delete(BackupName name);

  @Override
  void close();
}
