package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of rules, that is in order.
 *
 * @param file as it was named
 */
public record RuleFile(String file, List<GroupSpec> groups) {

  public RuleFile {
    groups = List.copyOf(groups);
  }

  /**
   * Reads a file.
   *
   * @throws FileException with all that is wrong with it
   */
  public static RuleFile read(Path file, TemplateCheck templates) {
    Problems problems = new Problems(file.toString());
    return new RuleFileReader(problems, templates).read(YamlFile.read(file, problems));
  }

  /**
   * Reads a text.
   *
   * @param name what it is called in messages
   * @throws FileException with all that is wrong with it
   */
  public static RuleFile parse(String name, String text, TemplateCheck templates) {
    Problems problems = new Problems(name);
    return new RuleFileReader(problems, templates).read(YamlFile.parse(text, problems));
  }

  /** How many rules there are in all groups. */
  public int size() {
    return groups.stream().mapToInt(group -> group.rules().size()).sum();
  }

  /**
   * Rules that stand more than once, with the same name and labels: they would write the same
   * series. By the rule, how often.
   */
  public Map<RuleSpec, Integer> duplicates() {
    Map<String, RuleSpec> first = new LinkedHashMap<>();
    Map<RuleSpec, Integer> counts = new LinkedHashMap<>();
    for (GroupSpec group : groups) {
      for (RuleSpec rule : group.rules()) {
        RuleSpec known =
            first.putIfAbsent(rule.name() + '\n' + new java.util.TreeMap<>(rule.labels()), rule);
        if (known != null) {
          counts.merge(known, 2, (count, two) -> count + 1);
        }
      }
    }
    return counts;
  }
}
