package io.monitorix.exporter.state;

import io.monitorix.exporter.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Where the key for {@link Vault} comes from: the configuration, else a file that is made once. */
public final class VaultKey implements Supplier<byte[]> {

  /** The file's name in the data directory. */
  static final String FILE = "state.key";

  private static final int BYTES = 32;

  private final Optional<Secret> configured;
  private final Optional<Path> directory;

  /**
   * Nothing is read yet.
   *
   * @param configured {@code auth.encryption_key}
   * @param directory the data directory
   */
  public VaultKey(Optional<Secret> configured, Optional<Path> directory) {
    this.configured = configured;
    this.directory = directory;
  }

  /**
   * The key.
   *
   * @throws VaultException if there is none and none can be made
   */
  @Override
  public byte[] get() {
    if (configured.isPresent()) {
      return digest(configured.get().value());
    }
    Path file =
        directory
            .map(each -> each.resolve(FILE))
            .orElseThrow(
                () ->
                    new VaultException(
                        "there is no key to encrypt second factors and signing keys with: set"
                            + " auth.encryption_key or auth.encryption_key_file (openssl rand"
                            + " -base64 32 makes one), or data_dir, where a key file is made"));
    try {
      return digest(Files.exists(file) ? read(file) : make(file));
    } catch (IOException e) {
      throw new VaultException(
          "the key file cannot be read or made: "
              + file
              + ": "
              + e
              + "; look at the rights of data_dir, or set auth.encryption_key");
    }
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (text.length() < BYTES) {
      throw new VaultException(
          "the key file is empty or cut off: " + file + "; put the right one in its place");
    }
    return text;
  }

  /** In one step: another process that is at the same sees none, or all of it. */
  private static String make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = Base64.getEncoder().encodeToString(random);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new", mode());
    try {
      Files.writeString(whole, text + "\n", StandardOpenOption.SYNC);
      Files.createLink(file, whole);
      return text;
    } catch (FileAlreadyExistsException e) {
      return read(file);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static FileAttribute<?>[] mode() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
