package io.monitorix.exporter.backup.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All places together: one that cannot be reached keeps nobody from the others. Thread-safe. */
public final class Places implements AutoCloseable {

  private final List<Place> all;

  /** In the order in which archives are looked for. */
  public Places(List<Place> all) {
    this.all = List.copyOf(all);
  }

  /** Each of them. */
  public List<Place> all() {
    return all;
  }

  /**
   * What was found.
   *
   * @param archives the newest first; one in two places is there twice
   * @param failures why places could not be looked at, by how messages name them
   */
  public record Look(List<Stored> archives, Map<String, PlaceException> failures) {

    /** Copies both. */
    public Look {
      archives = List.copyOf(archives);
      failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    private boolean lacks(Place place, BackupName name) {
      return archives.stream()
          .noneMatch(each -> each.name().equals(name) && each.place().equals(place.describe()));
    }

    /** The newest that was not made before a migration; empty if there is none. */
    public Optional<Stored> newest() {
      return archives.stream().filter(each -> !each.name().migration()).findFirst();
    }

    /** Where an archive is, the place that is looked at first before others. */
    public Optional<Stored> find(BackupName name) {
      return archives.stream().filter(each -> each.name().equals(name)).findFirst();
    }
  }

  /**
   * Looks at each.
   *
   * @throws PlaceException if none can be looked at
   */
  public Look look() {
    List<Stored> archives = new ArrayList<>();
    Map<String, PlaceException> failures = new LinkedHashMap<>();
    for (Place place : all) {
      try {
        archives.addAll(place.list());
      } catch (PlaceException e) {
        failures.put(place.describe(), e);
      }
    }
    if (failures.size() == all.size()) {
      throw together(failures.values());
    }
    archives.sort(Comparator.comparing((Stored each) -> each.name().madeAt()).reversed());
    return new Look(archives, failures);
  }

  /** Those that could be looked at. */
  public List<Place> reachable(Look look) {
    return all.stream().filter(place -> !look.failures().containsKey(place.describe())).toList();
  }

  /** Those that could be looked at and do not have this archive. */
  public List<Place> lacking(Look look, BackupName name) {
    return reachable(look).stream().filter(place -> look.lacks(place, name)).toList();
  }

  /** The first, which brings the others. */
  public static PlaceException together(Collection<PlaceException> failures) {
    PlaceException first = failures.iterator().next();
    failures.stream().skip(1).forEach(first::addSuppressed);
    return first;
  }

  /** What was noted of an archive; empty if nothing was, or its place does not tell. */
  public Optional<Verified> verified(Stored stored) {
    try {
      return of(stored).verified(stored);
    } catch (PlaceException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens an archive; to be closed.
   *
   * @param from how many bytes at its beginning are left out
   * @throws PlaceException if it is not there any more, or cannot be read
   */
  public InputStream open(Stored stored, long from) {
    return of(stored).open(stored.name(), from);
  }

  /**
   * Copies an archive to a file, which its owner alone can read.
   *
   * @param file is replaced if it is there
   * @throws IOException if it cannot be written
   * @throws PlaceException if it cannot be read
   */
  public void fetch(Stored stored, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("it is no name of a file");
    }
    Files.createDirectories(folder);
    Path whole = Files.createTempFile(folder, ".monitorix-", ".partial");
    try {
      try (InputStream in = open(stored, 0);
          OutputStream out = Files.newOutputStream(whole)) {
        long unused = in.transferTo(out);
      }
      DirectoryPlace.publish(whole, file);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private Place of(Stored stored) {
    return all.stream()
        .filter(place -> place.describe().equals(stored.place()))
        .findFirst()
        .orElseThrow(() -> new PlaceException("there is no place " + stored.place()));
  }

  @Override
  public void close() {
    all.forEach(Place::close);
  }
}
