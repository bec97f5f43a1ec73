package io.monitorix.exporter.discovery;

import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.FilePattern;
import io.monitorix.exporter.config.TargetFile;
import io.monitorix.exporter.config.TargetGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the files of some patterns say, or said last before they became unreadable. Not safe. */
final class TargetFiles {

  private final List<FilePattern> patterns;
  private final InstantSource clock;
  private Map<Path, State> states = new LinkedHashMap<>();
  private List<String> unlisted = List.of();

  /**
   * One file.
   *
   * @param groups what it said when it could be read last
   * @param readAt when that was; null for never
   * @param problem why it cannot be read now; null where it can
   */
  record State(List<TargetGroup> groups, @Nullable Instant readAt, @Nullable String problem) {

    static final State UNREAD = new State(List.of(), null, null);
  }

  TargetFiles(List<FilePattern> patterns, InstantSource clock) {
    this.patterns = patterns;
    this.clock = clock;
  }

  /** Reads all of them again. */
  void refresh() {
    Set<Path> files = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (FilePattern pattern : patterns) {
      try {
        files.addAll(pattern.files());
      } catch (IOException e) {
        // Its files may still be there: what they said stays.
        states.keySet().stream()
            .filter(file -> pattern.folder().equals(file.getParent()))
            .forEach(files::add);
        problems.add(
            pattern.folder()
                + ": the folder cannot be listed ("
                + e.getClass().getSimpleName()
                + ")");
      }
    }
    Map<Path, State> read = new LinkedHashMap<>();
    files.forEach(file -> read.put(file, read(file, states.getOrDefault(file, State.UNREAD))));
    states = read;
    unlisted = problems;
  }

  private State read(Path file, State before) {
    try {
      return new State(TargetFile.read(file), clock.instant(), null);
    } catch (ConfigException e) {
      return new State(before.groups(), before.readAt(), String.valueOf(e.getMessage()));
    }
  }

  /** Each file, in the order of the patterns. */
  Map<Path, State> states() {
    return states;
  }

  /** What is wrong with folders and files, each with its name. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(unlisted);
    states.values().stream()
        .map(State::problem)
        .forEach(
            problem -> {
              if (problem != null) {
                problems.addAll(problem.lines().toList());
              }
            });
    return problems;
  }
}
