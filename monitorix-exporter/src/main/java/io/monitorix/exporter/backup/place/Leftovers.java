package io.monitorix.exporter.backup.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files without a proper name that a process left which was killed in the middle. They are deleted
 * once nobody has written to them for a day: a younger one may be one that another process writes.
 */
public final class Leftovers {

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  private static final Duration AGE = Duration.ofDays(1);
  private static final Pattern NAME =
      Pattern.compile("\\.monitorix-([0-9]+\\.partial|[0-9]{8}T[0-9]{6}Z\\.tar\\.gz\\.new)");

  private Leftovers() {}

  /** Deletes those of a folder; one that cannot be deleted is told in the log, and stays. */
  public static void clear(Path folder, Instant now) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        clearOne(file, now);
      }
    } catch (IOException e) {
      log.warn("the folder of backups cannot be tidied: folder={} reason={}", folder, e.toString());
    }
  }

  private static void clearOne(Path file, Instant now) throws IOException {
    if (NAME.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      FileTime written = Files.getLastModifiedTime(file);
      if (written.toInstant().plus(AGE).isBefore(now)) {
        Files.deleteIfExists(file);
        log.info("deleted what a backup left that did not end: file={}", file);
      }
    }
  }
}
