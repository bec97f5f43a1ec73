package io.monitorix.alerts.yaml;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds files by patterns, each part of which names what is in one folder. */
public final class Glob {

  private Glob() {}

  /** What the pattern names, sorted; nothing if there is none, or a folder cannot be read. */
  public static List<Path> find(String pattern, Path folder) {
    if (pattern.isEmpty()) {
      return List.of();
    }
    Path path = Path.of(pattern);
    Path root = path.getRoot();
    List<Path> found = List.of(root == null ? folder : root);
    for (Path part : path) {
      List<Path> next = new ArrayList<>();
      for (Path each : found) {
        next.addAll(children(each, part.toString()));
      }
      found = next;
    }
    return found;
  }

  private static List<Path> children(Path folder, String name) {
    if (name.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0)) {
      Path child = folder.resolve(name);
      return Files.exists(child, LinkOption.NOFOLLOW_LINKS) ? List.of(child) : List.of();
    }
    // Braces are plain characters in these patterns.
    String glob = name.replace("{", "\\{").replace("}", "\\}").replace("[^", "[!");
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path child : all) {
        if (matcher.matches(child.getFileName())) {
          found.add(child);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }
}
