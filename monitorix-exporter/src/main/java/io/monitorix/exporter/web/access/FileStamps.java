package io.monitorix.exporter.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How some files looked at one moment: what differs later has changed.
 *
 * @param stamps by file; empty for a file that is not there
 */
record FileStamps(Map<Path, Optional<Stamp>> stamps) {

  /** The key tells files apart that were put in each other's place, as symbolic links are. */
  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  static FileStamps of(Set<Path> files) {
    Map<Path, Optional<Stamp>> stamps = new HashMap<>();
    files.forEach(file -> stamps.put(file, stamp(file)));
    return new FileStamps(stamps);
  }

  /** These, and what others know of files that these do not. */
  FileStamps and(FileStamps others) {
    Map<Path, Optional<Stamp>> both = new HashMap<>(others.stamps);
    both.putAll(stamps);
    return new FileStamps(both);
  }

  /** What is known of these files alone. */
  FileStamps only(Set<Path> files) {
    Map<Path, Optional<Stamp>> some = new HashMap<>(stamps);
    some.keySet().retainAll(files);
    return new FileStamps(some);
  }

  private static Optional<Stamp> stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
