package io.monitorix.alerts.series;

import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a store: {@code <kind>-<from>-<to>.block}, {@code head.block}, {@code wal/}, and
 * {@code lock}, which keeps other processes out.
 */
final class StoreDirectory implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreDirectory.class);
  private static final String BLOCK = ".block";
  private static final String DAMAGED = ".damaged";

  private final Path path;
  private final FileChannel lock;

  private StoreDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes a directory, which is made if it is not there.
   *
   * @throws IllegalStateException if another process, or another store of this one, has it
   * @throws UncheckedIOException if it cannot be used
   */
  static StoreDirectory take(Path path) {
    try {
      Files.createDirectories(path.resolve("wal"));
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new IllegalStateException(
            "directory of series is in use by another process: "
                + path.toAbsolutePath()
                + "; stop that process, or give this one a directory of its own");
      }
      return new StoreDirectory(path, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use directory of series " + path.toAbsolutePath(), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Where the journal is. */
  Path journal() {
    return path.resolve("wal");
  }

  /** What was on the heap at the end of a run. */
  Path head() {
    return path.resolve("head" + BLOCK);
  }

  /** The name of a block. */
  Path block(BlockKind kind, long from, long to) {
    return path.resolve(kind.text() + "-" + from + "-" + to + BLOCK);
  }

  /** The name of a block of history: several may be of the same time. */
  Path history(long from, long to) {
    int number = 1;
    Path file;
    do {
      file =
          path.resolve(BlockKind.HISTORY.text() + "-" + from + "-" + to + "-" + number++ + BLOCK);
    } while (Files.exists(file));
    return file;
  }

  /** Opens all blocks that can be read, and clears away what an interrupted run has left. */
  List<Block> open() throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> listed = Files.list(path)) {
      files = listed.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".tmp") || name.endsWith(DAMAGED)) {
        delete(file);
      } else if (name.endsWith(BLOCK)) {
        try {
          blocks.add(Block.open(file));
        } catch (IOException e) {
          setAside(file, e);
        }
      }
    }
    return blocks;
  }

  /** Moves a file out of the way, until the next start deletes it. */
  static void setAside(Path file, Exception why) {
    LOG.warn(
        "A file of series is damaged and set aside, its samples are lost: file={} error={}",
        file,
        why.getMessage());
    try {
      if (Files.exists(file)) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + DAMAGED),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.warn("Cannot move a damaged file: file={} error={}", file, e.toString());
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("Cannot delete a file of series: file={} error={}", file, e.toString());
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("Cannot give up a directory of series: path={} error={}", path, e.toString());
    }
  }
}
