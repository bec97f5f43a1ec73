package io.monitorix.exporter.login;

import io.monitorix.exporter.login.LoginException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files of logins, one for each server, in a folder that is for its owner alone. Several processes
 * may use them at once.
 */
final class LoginFiles {

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int DIGITS = 16;
  private static final String OWNER_ALONE = "rw-------";

  private final Path folder;
  private final Duration patience;

  /**
   * Files in a folder.
   *
   * @param folder is made when something is kept
   * @param patience how long others may hold a file
   */
  LoginFiles(Path folder, Duration patience) {
    this.folder = folder;
    this.patience = patience;
  }

  /**
   * What is kept for a server.
   *
   * @throws LoginException if it cannot be read
   */
  Optional<KeptLogin> read(String server) {
    Path file = file(server, ".json");
    try {
      KeptLogin kept = KeptLogin.parse(Files.readString(file));
      // Two URLs could get the same name of a file: no token goes to another server.
      return kept.server().equals(server) ? Optional.of(kept) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Keeps a login, in the place of the one before.
   *
   * @throws LoginException if it cannot be written
   */
  void write(KeptLogin login) {
    Path file = file(login.server(), ".json");
    @Nullable Path whole = null;
    try {
      prepare();
      whole = Files.createTempFile(folder, ".login-", ".new", mode(OWNER_ALONE));
      Files.writeString(whole, login.json() + "\n", StandardOpenOption.SYNC);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      whole = null;
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      discard(whole);
    }
  }

  private static void discard(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }

  /**
   * Keeps nothing for a server.
   *
   * @throws LoginException if it cannot be deleted
   */
  void delete(String server) {
    Path file = file(server, ".json");
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Does something that no other process does at the same time for the same server.
   *
   * @throws LoginException if others take too long, or the file cannot be locked
   */
  <T> T alone(String server, Supplier<T> work) {
    Path file = file(server, ".lock");
    try {
      prepare();
      try (FileChannel channel =
          FileChannel.open(
              file,
              EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              mode(OWNER_ALONE))) {
        FileLock lock = lock(channel, file);
        try {
          return work.get();
        } finally {
          lock.release();
        }
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private FileLock lock(FileChannel channel, Path file) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    do {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // Another thread of this process has it: waited for like another process.
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    } while (System.nanoTime() < end);
    throw new LoginException(Kind.BUSY, file.toString());
  }

  private void prepare() throws IOException {
    Files.createDirectories(folder, mode("rwx------"));
    if (isPosix()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private Path file(String server, String end) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(server.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest).substring(0, DIGITS) + end);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LoginException failed(Path file, IOException e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return new LoginException(
        Kind.FILE, reason.contains(file.toString()) ? reason : file + ": " + reason, e);
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
