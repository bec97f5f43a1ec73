package io.monitorix.exporter.dashboards.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes files by their paths, and destroys none that somebody has changed. */
public final class BundleWriter {

  /** What became of a file. */
  public enum State {
    /** It was not there. */
    CREATED,
    /** It was there with another text, and is replaced. */
    REPLACED,
    /** It was there with the same text. */
    UNCHANGED
  }

  private final Path folder;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /**
   * What is to be written.
   *
   * @param folder made if it is not there
   * @param texts by path below the folder, with {@code /} between names
   */
  public BundleWriter(Path folder, Map<String, String> texts) {
    this.folder = folder;
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The files that are there and differ, which {@link #write} would replace.
   *
   * @throws IOException if one cannot be read, or is a folder
   */
  public List<Path> changed() throws IOException {
    List<Path> changed = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (state(file) == State.REPLACED) {
        changed.add(folder.resolve(file.getKey()));
      }
    }
    return changed;
  }

  /**
   * Writes all that is not there in the same way; replaces what differs.
   *
   * @return what became of each, in order
   * @throws IOException if one cannot be written; those before it are
   */
  public Map<Path, State> write() throws IOException {
    Map<Path, State> written = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      State state = state(file);
      if (state != State.UNCHANGED) {
        Path parent = path.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.write(path, file.getValue());
      }
      written.put(path, state);
    }
    return written;
  }

  private State state(Map.Entry<String, byte[]> file) throws IOException {
    Path path = folder.resolve(file.getKey());
    if (Files.isDirectory(path)) {
      throw new IOException(path + ": is a folder, and a file is to be written there");
    } else if (!Files.exists(path)) {
      return State.CREATED;
    }
    return Arrays.equals(Files.readAllBytes(path), file.getValue())
        ? State.UNCHANGED
        : State.REPLACED;
  }
}
