package io.monitorix.exporter.backup;

import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import io.monitorix.exporter.backup.place.Place;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.backup.place.Verified;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder that keeps everything until it obeys. */
final class StubbornPlace implements Place {

  private final DirectoryPlace folder;
  private boolean obeying;

  StubbornPlace(Path folder) {
    this.folder = new DirectoryPlace(folder);
  }

  void obeys() {
    obeying = true;
  }

  @Override
  public String describe() {
    return folder.describe();
  }

  @Override
  public List<Stored> list() {
    return folder.list();
  }

  @Override
  public Optional<Verified> verified(Stored stored) {
    return folder.verified(stored);
  }

  @Override
  public void keep(BackupName name, Path archive, Verified verified) {
    folder.keep(name, archive, verified);
  }

  @Override
  public InputStream open(BackupName name, long from) {
    return folder.open(name, from);
  }

  @Override
  public void delete(BackupName name) {
    if (!obeying) {
      throw new PlaceException("nothing may be deleted in " + describe());
    }
    folder.delete(name);
  }

  @Override
  public void close() {
    folder.close();
  }
}
