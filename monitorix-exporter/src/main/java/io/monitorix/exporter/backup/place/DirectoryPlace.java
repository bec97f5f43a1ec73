package io.monitorix.exporter.backup.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder. Files in it can be read by their owner alone. */
public final class DirectoryPlace implements Place {

  /** What follows the name of an archive in that of the file which tells of it. */
  private static final String NOTE = ".json";

  private final Path directory;

  /** This folder; it is made when something is kept. */
  public DirectoryPlace(Path directory) {
    this.directory = directory;
  }

  @Override
  public String describe() {
    return directory.toString();
  }

  @Override
  public List<Stored> list() {
    List<Stored> found = new ArrayList<>();
    if (!Files.exists(directory)) {
      return found;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Optional<BackupName> name = BackupName.parse(String.valueOf(file.getFileName()));
        if (name.isPresent() && Files.isRegularFile(file)) {
          found.add(new Stored(name.get(), Files.size(file), describe()));
        }
      }
    } catch (IOException e) {
      throw failed("cannot be listed", e);
    }
    found.sort(Comparator.comparing((Stored each) -> each.name().madeAt()).reversed());
    return found;
  }

  @Override
  public Optional<Verified> verified(Stored stored) {
    Path note = note(directory.resolve(stored.name().text()));
    try {
      return Files.exists(note)
          ? VerifiedJson.read(Files.readString(note))
              .filter(verified -> verified.bytes() == stored.bytes())
          : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("does not tell of " + stored.name().text(), e);
    }
  }

  private static Path note(Path archive) {
    return archive.resolveSibling(archive.getFileName() + NOTE);
  }

  /**
   * Writes what is known of an archive into a file beside it. Who reads the one without the other,
   * as after a loss of power between both, has an archive of which nothing is known.
   */
  public static void note(Path archive, Verified verified) throws IOException {
    Path folder = archive.toAbsolutePath().getParent();
    Path whole = Files.createTempFile(folder, ".monitorix-", ".partial");
    try {
      Files.writeString(whole, VerifiedJson.write(verified) + "\n");
      publish(whole, note(archive));
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  @Override
  public void keep(BackupName name, Path archive, Verified verified) {
    try {
      Files.createDirectories(directory);
      Path whole = Files.createTempFile(directory, ".monitorix-", ".partial");
      try {
        Files.copy(archive, whole, StandardCopyOption.REPLACE_EXISTING);
        if (!Sha256.of(whole).equals(verified.sha256())) {
          throw new IOException("the copy reads otherwise than what was written");
        }
        Path kept = directory.resolve(name.text());
        publish(whole, kept);
        note(kept, verified);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      throw failed("does not take " + name.text(), e);
    }
  }

  /**
   * Gives a finished file its name, in one step and for good: it is on the disk when this returns.
   *
   * @param whole in the same folder
   */
  public static void publish(Path whole, Path named) throws IOException {
    protect(whole);
    try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(whole, named, StandardCopyOption.ATOMIC_MOVE);
    Path folder = named.toAbsolutePath().getParent();
    if (folder != null && isPosix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void protect(Path file) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public InputStream open(BackupName name, long from) {
    try {
      FileChannel channel =
          FileChannel.open(directory.resolve(name.text()), StandardOpenOption.READ);
      return Channels.newInputStream(channel.position(from));
    } catch (NoSuchFileException e) {
      throw new PlaceException(describe() + " has no backup " + name.text(), e);
    } catch (IOException e) {
      throw failed("does not give " + name.text(), e);
    }
  }

  @Override
  public void delete(BackupName name) {
    try {
      Path archive = directory.resolve(name.text());
      // A note without its archive would stay for ever: it goes first.
      Files.deleteIfExists(note(archive));
      Files.deleteIfExists(archive);
    } catch (IOException e) {
      throw failed("does not delete " + name.text(), e);
    }
  }

  private PlaceException failed(String what, IOException e) {
    return new PlaceException(
        "the folder of backups "
            + what
            + ": "
            + directory
            + ": "
            + e
            + "; look at its rights and"
            + " the room on its disk",
        e);
  }

  @Override
  public void close() {}
}
