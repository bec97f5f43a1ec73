package io.monitorix.exporter.backup;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.Place;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Retention;
import io.monitorix.exporter.backup.place.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups of one database, keeps them in places, and deletes those that are superfluous
 * there. Safe for several threads; one backup is made at a time.
 */
public final class Backups implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Backups.class);

  private final Setup setup;
  private final BackupMetrics metrics;
  private final ReentrantLock making = new ReentrantLock();

  /**
   * What they are made of.
   *
   * @param work a folder in which an archive is made before it goes to its places
   * @param places in the order in which archives are looked for
   */
  public record Setup(
      Database database,
      ArchiveFile archives,
      StateKey key,
      Path work,
      List<Place> places,
      Retention retention,
      InstantSource clock) {

    /** Copies the list. */
    public Setup {
      places = List.copyOf(places);
    }
  }

  /** Nothing is made yet. */
  public Backups(Setup setup, BackupMetrics metrics) {
    this.setup = setup;
    this.metrics = metrics;
  }

  /**
   * A backup that was made.
   *
   * @param places where it is
   */
  public record Made(BackupName name, long bytes, Duration took, List<String> places) {}

  /**
   * Makes one now, verifies it, and keeps it everywhere; then what is superfluous is deleted.
   *
   * @throws BackupRunningException if one is being made
   * @throws RuntimeException if it was not made, or is missing in a place; nothing is deleted there
   *     then
   */
  public Made make() {
    if (!making.tryLock()) {
      throw new BackupRunningException();
    }
    try {
      return made();
    } catch (RuntimeException e) {
      metrics.failed();
      throw e;
    } finally {
      making.unlock();
    }
  }

  private Made made() {
    Instant begin = setup.clock().instant();
    BackupName name = BackupName.at(begin);
    Path file = setup.work().resolve("." + name.text() + ".new");
    try {
      Manifest manifest =
          setup.archives().write(setup.database(), file, setup.key().forArchive(false), begin);
      long bytes = Files.size(file);
      List<String> kept = keep(name, file);
      Duration took = Duration.between(begin, setup.clock().instant());
      metrics.made(name.madeAt(), bytes, took);
      log.info(
          "backup: name={} bytes={} rows={} places={}", name.text(), bytes, manifest.rows(), kept);
      return new Made(name, bytes, took, kept);
    } catch (IOException e) {
      throw new PlaceException("the backup cannot be read again: " + file + ": " + e, e);
    } finally {
      delete(file);
    }
  }

  /** One place that fails keeps no other from its archive. */
  private List<String> keep(BackupName name, Path file) {
    List<String> kept = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (Place place : setup.places()) {
      try {
        place.keep(name, file);
        kept.add(place.describe());
        tidy(place);
      } catch (PlaceException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
    return kept;
  }

  private void tidy(Place place) {
    for (BackupName old :
        setup.retention().superfluous(place.list().stream().map(Stored::name).toList())) {
      place.delete(old);
      log.info("backup deleted: name={} place={}", old.text(), place.describe());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("a file of the backup stays; delete it: {}", file, e);
    }
  }

  /**
   * All that there are, the newest first; one in two places is there twice.
   *
   * @throws PlaceException if a place cannot be looked at
   */
  public List<Stored> list() {
    return setup.places().stream()
        .flatMap(place -> place.list().stream())
        .sorted(Comparator.comparing((Stored each) -> each.name().madeAt()).reversed())
        .toList();
  }

  /**
   * Opens one, from the first place that has it; to be closed.
   *
   * @throws PlaceException if none has it
   */
  public InputStream open(BackupName name) {
    for (Place place : setup.places()) {
      if (place.list().stream().anyMatch(stored -> stored.name().equals(name))) {
        return place.open(name);
      }
    }
    throw new PlaceException("there is no backup " + name.text());
  }

  @Override
  public void close() {
    setup.places().forEach(Place::close);
  }
}
