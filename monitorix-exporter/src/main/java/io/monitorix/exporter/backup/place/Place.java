package io.monitorix.exporter.backup.place;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

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
   * Keeps an archive. It is there whole or not at all.
   *
   * @param archive a file, which stays
   * @throws PlaceException if it was not kept
   */
  void keep(BackupName name, Path archive);

  /**
   * Opens an archive; to be closed.
   *
   * @throws PlaceException if there is none, or it cannot be read
   */
  InputStream open(BackupName name);

  /**
   * Deletes an archive; one that is not there is fine.
   *
   * @throws PlaceException if it is still there
   */
  void delete(BackupName name);

  @Override
  void close();
}
