package io.monitorix.alerts.scrape.discovery;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlFile;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a list of target groups: JSON or YAML, as {@code file_sd} and {@code http_sd} have it. */
final class TargetList {

  private static final List<String> KEYS = List.of("targets", "labels");

  private TargetList() {}

  /**
   * The groups, in their order.
   *
   * @param place is named in problems
   * @throws io.monitorix.alerts.yaml.FileException with all that is wrong
   */
  static List<TargetGroup> read(String text, String place) {
    Problems problems = new Problems(place);
    List<TargetGroup> groups = new ArrayList<>();
    // JSON may be indented with tabs, YAML may not; neither allows one within a text.
    YamlFile.parse(text.replace('\t', ' '), problems)
        .ifPresent(root -> root.list().forEach(group -> groups.add(group(group))));
    problems.throwIfAny();
    return groups;
  }

  private static TargetGroup group(YamlValue value) {
    YamlMapping group = value.mapping(KEYS);
    List<String> addresses = new ArrayList<>();
    YamlValue targets = group.get("targets");
    if (targets != null) {
      targets.list().forEach(target -> addresses.add(target.text()));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    YamlValue written = group.get("labels");
    if (written != null) {
      written
          .texts()
          .forEach(
              (name, text) -> {
                if (!Names.isValid(name)) {
                  written.problem("a label has no valid name");
                }
                labels.put(name, text);
              });
    }
    return new TargetGroup(addresses, labels);
  }
}
