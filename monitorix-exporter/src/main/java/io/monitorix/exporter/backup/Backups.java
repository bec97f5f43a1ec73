package io.monitorix.exporter.backup;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.Place;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Places;
import io.monitorix.exporter.backup.place.Retention;
import io.monitorix.exporter.backup.place.Sha256;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.backup.place.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
  private volatile boolean incomplete;

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
      Places places,
      Retention retention,
      InstantSource clock) {}

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
  public record Made(
      BackupName name, long bytes, Duration took, List<String> places, Verified verified) {}

  /**
   * Makes one now, verifies it, and keeps it everywhere; then what is superfluous is deleted.
   *
   * @throws BackupRunningException if one is being made
   * @throws RuntimeException if it was not made, or is missing in a place; nothing is deleted there
   *     then
   */
  public Made make() {
    return alone(this::made);
  }

  private <T> T alone(Supplier<T> work) {
    if (!making.tryLock()) {
      throw new BackupRunningException();
    }
    try {
      T done = work.get();
      incomplete = false;
      return done;
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
    Path file = file(name);
    try {
      Manifest manifest =
          setup.archives().write(setup.database(), file, setup.key().forArchive(false), begin);
      Verified verified = ArchiveFile.verified(file, manifest, setup.clock().instant());
      List<String> kept = keep(setup.places().all(), name, file, verified);
      Duration took = Duration.between(begin, setup.clock().instant());
      metrics.made(name.madeAt(), verified.bytes(), took);
      log.info(
          "backup: name={} bytes={} rows={} places={}",
          name.text(),
          verified.bytes(),
          verified.rows(),
          kept);
      return new Made(name, verified.bytes(), took, kept, verified);
    } catch (IOException e) {
      throw new PlaceException("the backup cannot be read again: " + file + ": " + e, e);
    } finally {
      delete(file);
    }
  }

  private Path file(BackupName name) {
    return setup.work().resolve("." + name.text() + ".new");
  }

  /** One place that fails keeps no other from its archive. */
  private List<String> keep(List<Place> places, BackupName name, Path file, Verified verified) {
    List<String> kept = new ArrayList<>();
    List<PlaceException> failures = new ArrayList<>();
    for (Place place : places) {
      try {
        place.keep(name, file, verified);
        kept.add(place.describe());
        tidy(place);
      } catch (PlaceException e) {
        failures.add(e);
      }
    }
    if (!kept.isEmpty()) {
      metrics.known(name.madeAt(), verified.bytes());
    }
    if (!failures.isEmpty()) {
      incomplete = true;
      throw Places.together(failures);
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

  /** Whether the last one that was made here is missing in a place. */
  public boolean isIncomplete() {
    return incomplete;
  }

  /**
   * Copies the newest one to the places that do not have it.
   *
   * @throws BackupRunningException if one is being made
   * @throws RuntimeException if it is still missing in a place
   */
  public void complete() {
    Optional<Stored> unused = alone(this::completed);
  }

  private Optional<Stored> completed() {
    Places.Look look = setup.places().look();
    Optional<Stored> newest = look.newest();
    if (newest.isPresent()) {
      List<Place> lacking = setup.places().lacking(look, newest.get().name());
      if (!lacking.isEmpty()) {
        copy(newest.get(), lacking);
      } else if (incomplete) {
        // What failed was to delete superfluous ones.
        setup.places().reachable(look).forEach(this::tidy);
      }
    }
    if (!look.failures().isEmpty()) {
      throw Places.together(look.failures().values());
    }
    newest.ifPresent(each -> metrics.complete(each.name().madeAt(), each.bytes()));
    return newest;
  }

  private void copy(Stored from, List<Place> to) {
    Path file = file(from.name());
    try {
      setup.places().fetch(from, file);
      Optional<Verified> noted = setup.places().verified(from);
      Verified verified =
          noted.isPresent() && noted.get().sha256().equals(Sha256.of(file))
              ? noted.get()
              : setup.archives().verify(file, setup.clock().instant());
      List<String> kept = keep(to, from.name(), file, verified);
      log.info("backup is in all its places: name={} added={}", from.name().text(), kept);
    } catch (IOException e) {
      throw new PlaceException("the backup cannot be read again: " + file + ": " + e, e);
    } finally {
      delete(file);
    }
  }

  /**
   * All that there are, the newest first; one in two places is there twice.
   *
   * @throws PlaceException if no place can be looked at
   */
  public List<Stored> list() {
    return setup.places().look().archives();
  }

  /** All places, to be looked at. */
  public Places places() {
    return setup.places();
  }

  @Override
  public void close() {
    setup.places().close();
  }
}
