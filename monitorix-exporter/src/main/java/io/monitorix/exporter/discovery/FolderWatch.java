package io.monitorix.exporter.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for changes in folders. For one thread, but that any may close it. */
final class FolderWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  /** A file is written in several steps: changes are told when none has come for this time. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** Whoever writes without a pause is not waited for longer than this many pauses. */
  private static final int MOST_PAUSES = 20;

  private static final WatchEvent.Kind<?>[] ANYTHING = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final WatchService service;

  private FolderWatch(WatchService service) {
    this.service = service;
  }

  /** Of no folder yet. */
  static FolderWatch open() {
    try {
      return new FolderWatch(FileSystems.getDefault().newWatchService());
    } catch (IOException e) {
      throw new UncheckedIOException("folders cannot be watched", e);
    }
  }

  /** Watches these folders too; one that is not there is left to the next call. */
  void watch(Collection<Path> folders) {
    for (Path folder : folders) {
      try {
        folder.toAbsolutePath().register(service, ANYTHING);
      } catch (IOException e) {
        log.debug("folder not watched: folder={} error={}", folder, e.toString());
      } catch (ClosedWatchServiceException e) {
        return;
      }
    }
  }

  /**
   * Waits until something has changed, or this time is over.
   *
   * @return false once it is closed
   */
  boolean await(Duration longest) throws InterruptedException {
    try {
      WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; key != null && i < MOST_PAUSES; i++) {
        key.pollEvents();
        key.reset();
        key = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (key != null) {
        key.reset();
      }
      return true;
    } catch (ClosedWatchServiceException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      log.debug("watching did not end: error={}", e.toString());
    }
  }
}
