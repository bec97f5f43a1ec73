package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a file of targets: JSON or YAML, in the format of Prometheus's {@code file_sd}. */
public final class TargetFile {

  private static final List<String> KEYS = List.of("targets", "labels");

  private TargetFile() {}

  /**
   * The groups of the file, in its order; none for an empty file.
   *
   * @throws ConfigException with everything that is wrong, if the file cannot be used as a whole
   */
  public static List<TargetGroup> read(Path file) {
    Problems problems = new Problems(file.toString());
    Reading reading = new Reading(problems, Expansion.none(), Path.of(""));
    Optional<Node> document = YamlDocument.read(file, problems);
    List<TargetGroup> groups = new ArrayList<>();
    List<YamlValue> elements =
        document.isPresent() ? new YamlValue(document.get(), "", reading).list() : List.of();
    for (YamlValue element : elements == null ? List.<YamlValue>of() : elements) {
      TargetGroup group = group(element);
      if (group != null) {
        groups.add(group);
      }
    }
    problems.throwIfAny();
    return groups;
  }

  private static @Nullable TargetGroup group(YamlValue element) {
    YamlMapping group = element.mapping(KEYS);
    YamlValue targets = group == null ? null : group.require("targets");
    List<YamlValue> written = targets == null ? null : targets.list();
    if (group == null || written == null) {
      return null;
    }
    List<String> servers = new ArrayList<>();
    for (YamlValue value : written) {
      String server = ServerAddress.read(value);
      if (server != null) {
        servers.add(server);
      }
    }
    Map<String, String> labels = labels(group.get("labels"));
    return servers.isEmpty() ? null : new TargetGroup(servers, labels);
  }

  private static Map<String, String> labels(@Nullable YamlValue section) {
    YamlMapping written = section == null ? null : section.mapping();
    Map<String, String> labels = new LinkedHashMap<>();
    if (written != null) {
      for (String name : written.keys()) {
        YamlValue value = written.get(name);
        String text = value == null ? null : value.anyText("a text");
        if (text != null) {
          labels.put(name, text);
        }
      }
    }
    String type = labels.get(TargetGroup.TYPE);
    if (written != null && type != null && !type.equals("pve") && !type.equals("pbs")) {
      written.problem(TargetGroup.TYPE + " is neither pve nor pbs");
    }
    return labels;
  }
}
