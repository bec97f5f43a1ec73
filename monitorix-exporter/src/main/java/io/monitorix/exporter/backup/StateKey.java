package io.monitorix.exporter.backup;

import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.backup.database.Dump;
import io.monitorix.exporter.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of the configuration, or else the key file in the data directory, which secrets in the
 * database are encrypted with. An archive has its fingerprint, so that a restore can tell whether
 * it is the right one, and the key itself only on demand.
 */
public final class StateKey {

  private static final String FILE = "state.key";
  private static final int DIGITS = 16;

  private final Optional<Secret> configured;
  private final Optional<Path> file;

  /**
   * The one that is used.
   *
   * @param configured the key of the configuration, which counts for more
   * @param directory the data directory; empty where there is none
   */
  public StateKey(Optional<Secret> configured, Optional<Path> directory) {
    this.configured = configured;
    this.file = directory.map(each -> each.resolve(FILE));
  }

  /**
   * What an archive says of it.
   *
   * @param include whether the key itself is to be in it
   * @throws BackupException if it cannot be read, or is to be in it and is not there
   */
  public Dump.Key forArchive(boolean include) {
    Optional<byte[]> content = read();
    if (include && (configured.isPresent() || content.isEmpty())) {
      throw new BackupException(
          "there is no key file to put into the backup"
              + file.map(path -> ": " + path).orElse("")
              + "; a key of the configuration is kept with the configuration");
    }
    return new Dump.Key(content.map(StateKey::fingerprint), include ? content : Optional.empty());
  }

  /** By which it is known; empty if there is none. */
  public Optional<String> fingerprint() {
    return read().map(StateKey::fingerprint);
  }

  private Optional<byte[]> read() {
    if (configured.isPresent()) {
      return configured.map(key -> key.value().getBytes(StandardCharsets.UTF_8));
    }
    Path path = file.orElse(null);
    if (path == null || !Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new BackupException(
          "the key file cannot be read: " + path + ": " + e + "; look at its rights", e);
    }
  }

  /** Of what the file says, not of the spaces around. */
  static String fingerprint(byte[] content) {
    byte[] text =
        new String(content, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(once(text));
      return HexFormat.of().formatHex(sum).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The key that is used is a sum of the text: the fingerprint is not to be one of its prefixes.
   */
  private static byte[] once(byte[] text) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("monitorix backup".getBytes(StandardCharsets.UTF_8));
    return digest.digest(text);
  }

  /**
   * Puts a key from an archive in its place, if none is there.
   *
   * @return whether it was put there
   * @throws BackupException if it cannot be written
   */
  public boolean restore(byte[] key) {
    Path path = file.orElse(null);
    if (configured.isPresent() || path == null || Files.exists(path)) {
      return false;
    }
    @Nullable Path directory = path.toAbsolutePath().getParent();
    try {
      if (directory == null) {
        throw new IOException("it has no folder");
      }
      Files.createDirectories(directory);
      Path whole = Files.createTempFile(directory, FILE, ".new");
      try {
        Files.write(whole, key, StandardOpenOption.SYNC);
        Files.move(whole, path);
      } finally {
        Files.deleteIfExists(whole);
      }
      return true;
    } catch (IOException e) {
      throw new BackupException(
          "the key file cannot be written: " + path + ": " + e + "; look at the rights of data_dir",
          e);
    }
  }
}
