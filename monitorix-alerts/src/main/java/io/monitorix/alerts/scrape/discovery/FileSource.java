package io.monitorix.alerts.scrape.discovery;

import io.monitorix.alerts.scrape.config.FileSd;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.yaml.FileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files, which are read when their time or size changes, and after the refresh interval. One that
 * cannot be read keeps what it said.
 */
final class FileSource implements TargetSource {

  /** How often it is looked whether a file has changed. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final long MOST_BYTES = 16L << 20;

  private final FileSd config;
  private Map<Path, State> states = Map.of();
  private List<String> unlisted = List.of();
  private Instant nextLook = Instant.MIN;
  private Instant nextRead = Instant.MIN;

  /** A file when it was read last. */
  private record State(
      @Nullable FileTime time, long size, List<TargetGroup> groups, @Nullable String problem) {

    static final State UNREAD = new State(null, -1, List.of(), null);

    State failed(String reason) {
      return new State(null, -1, groups, reason);
    }
  }

  FileSource(FileSd config) {
    this.config = config;
  }

  @Override
  public Object config() {
    return config;
  }

  @Override
  public void refresh(Instant now) {
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(LOOK);
    boolean all = !now.isBefore(nextRead);
    if (all) {
      nextRead = now.plus(config.refreshInterval());
      nextLook = nextRead.isBefore(nextLook) ? nextRead : nextLook;
    }
    Map<Path, State> read = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Path pattern : config.files()) {
      for (Path file : files(pattern, problems)) {
        read.put(file, state(file, states.getOrDefault(file, State.UNREAD), all));
      }
    }
    states = read;
    unlisted = problems;
  }

  private Set<Path> files(Path pattern, List<String> problems) {
    String name = String.valueOf(pattern.getFileName());
    Set<Path> files = new TreeSet<>();
    if (!name.contains("*")) {
      files.add(pattern);
      return files;
    }
    Path parent = pattern.getParent();
    Path folder = parent == null ? Path.of("") : parent;
    // Only the asterisk means something in these patterns.
    String glob = name.replaceAll("[\\\\?\\[\\]{}]", "\\\\$0");
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(folder + ": the folder cannot be listed: " + e.getClass().getSimpleName());
      states.keySet().stream().filter(file -> folder.equals(file.getParent())).forEach(files::add);
    }
    return files;
  }

  private static State state(Path file, State before, boolean again) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      if (!again && time.equals(before.time()) && size == before.size()) {
        return before;
      }
      if (size > MOST_BYTES) {
        return before.failed(file + ": the file is larger than " + MOST_BYTES + " bytes");
      }
      Map<String, String> from = Map.of("__meta_filepath", file.toString());
      List<TargetGroup> groups =
          TargetList.read(Files.readString(file), file.toString()).stream()
              .map(group -> group.with(from))
              .toList();
      return new State(time, size, groups, null);
    } catch (FileException e) {
      return before.failed(String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      return before.failed(file + ": the file is not UTF-8");
    } catch (IOException e) {
      return before.failed(file + ": the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public List<TargetGroup> groups() {
    return states.values().stream().flatMap(state -> state.groups().stream()).toList();
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>(unlisted);
    for (State state : states.values()) {
      String problem = state.problem();
      if (problem != null) {
        problems.add(problem);
      }
    }
    return problems;
  }
}
