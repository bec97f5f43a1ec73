package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.FileProblem;
import io.monitorix.alerts.yaml.Glob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rule files that some patterns name.
 *
 * @param files those that are in order
 * @param problems of the others
 * @param unmatched patterns that name no file
 */
public record RuleFiles(List<RuleFile> files, List<FileProblem> problems, List<String> unmatched) {

  public RuleFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * Reads them all; one that is wrong costs no other.
   *
   * @param patterns with {@code *}, {@code ?} and {@code [a-z]}, as in {@code rule_files}
   * @param folder what relative patterns start from
   */
  public static RuleFiles read(List<String> patterns, Path folder, TemplateCheck templates) {
    Set<Path> paths = new LinkedHashSet<>();
    List<String> unmatched = new ArrayList<>();
    for (String pattern : patterns) {
      List<Path> found = Glob.find(pattern, folder);
      paths.addAll(found);
      if (found.isEmpty()) {
        unmatched.add(pattern);
      }
    }
    List<RuleFile> files = new ArrayList<>();
    List<FileProblem> problems = new ArrayList<>();
    for (Path path : paths) {
      try {
        files.add(RuleFile.read(path, templates));
      } catch (FileException e) {
        problems.addAll(e.problems());
      }
    }
    return new RuleFiles(files, problems, unmatched);
  }
}
