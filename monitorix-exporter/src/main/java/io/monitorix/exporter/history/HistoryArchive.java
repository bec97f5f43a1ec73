package io.monitorix.exporter.history;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in which the past of targets is kept: {@code history/<target>/…}, one for each node,
 * storage and guest, as gzip-compressed OpenMetrics text with times. Each is written as a whole or
 * not at all, and {@code history/<target>/complete} says that none is missing. Safe for several
 * threads.
 */
public final class HistoryArchive {

  private static final Logger log = LoggerFactory.getLogger(HistoryArchive.class);

  private static final String SUFFIX = ".openmetrics.gz";
  private static final String COMPLETE = "complete";
  private static final String BEGAN = "began";

  private final Path folder;

  private HistoryArchive(Path folder) {
    this.folder = folder;
  }

  /**
   * The archive in this data directory, which is made where it is not there.
   *
   * @return empty where nothing can be written there; the log says why
   */
  public static Optional<HistoryArchive> open(Path dataDirectory) {
    Path folder = dataDirectory.resolve("history");
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, "writable", ".tmp");
      Files.delete(probe);
      return Optional.of(new HistoryArchive(folder));
    } catch (IOException e) {
      log.warn(
          "history is not read, for it cannot be kept; make the directory writable or set data_dir:"
              + " directory={} error={}",
          folder,
          e.toString());
      return Optional.empty();
    }
  }

  /** Whether all of the target's past is there. */
  public boolean isComplete(String target) {
    return Files.exists(of(target).resolve(COMPLETE));
  }

  /** Whether the past of this node, storage or guest is there. */
  boolean holds(String target, String key) {
    return Files.exists(file(target, key));
  }

  /**
   * When the target was first met: from then on its series are our own.
   *
   * @param now remembered as that time, where none is
   */
  Instant began(String target, Instant now) {
    Path file = of(target).resolve(BEGAN);
    try {
      if (Files.exists(file)) {
        return Instant.parse(Files.readString(file).strip());
      }
      Files.createDirectories(of(target));
      Files.writeString(file, now + "\n");
    } catch (IOException | DateTimeParseException e) {
      log.warn(
          "the time of the first contact is unknown, taken for now: file={} error={}",
          file,
          e.toString());
    }
    return now;
  }

  void keep(String target, String key, SubjectHistory history) throws IOException {
    Path file = file(target, key);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    OpenMetricsFile.write(file, history);
  }

  void complete(String target, Instant at) throws IOException {
    Files.createDirectories(of(target));
    Files.writeString(of(target).resolve(COMPLETE), at + "\n");
  }

  /**
   * Hands over what is there of a target, file by file: within a series in the order of time, the
   * series in any order. A file that is damaged is left at the damage, and the log says so.
   *
   * @param consumer is called for each point before the next one is read
   */
  public void read(String target, Consumer<HistoryPoint> consumer) {
    for (Path file : files(target)) {
      try {
        OpenMetricsFile.read(file, consumer);
      } catch (IOException e) {
        log.warn(
            "a file of history is damaged, remove it and the file '{}' to have it read again:"
                + " file={} error={}",
            COMPLETE,
            file,
            e.toString());
      }
    }
  }

  private List<Path> files(String target) {
    if (!Files.isDirectory(of(target))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(of(target))) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      log.warn("history cannot be read: directory={} error={}", of(target), e.toString());
      return List.of();
    }
  }

  private Path of(String target) {
    return folder.resolve(safe(target));
  }

  private Path file(String target, String key) {
    Path file = of(target);
    String[] parts = key.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      file = file.resolve(safe(parts[i]) + (i == parts.length - 1 ? SUFFIX : ""));
    }
    return file;
  }

  /** A name that leads nowhere else, whoever gave it. */
  private static String safe(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
    return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
  }
}
