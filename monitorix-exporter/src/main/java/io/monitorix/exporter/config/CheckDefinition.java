package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a check of a service that is made at run time: as an entry of {@code probes.checks}, but by
 * a module that the configuration has. Settings of its own, which may name files and hold secrets,
 * and variables are for the file alone.
 */
public final class CheckDefinition {

  /** The keys that it may have. */
  public static final List<String> KEYS =
      List.of(
          "name",
          "target",
          "targets",
          "module",
          "interval",
          "timeout",
          "retries",
          "retry_interval");

  private static final String NAME = "check";

  private CheckDefinition() {}

  /**
   * Reads one.
   *
   * @param text YAML or JSON
   * @param modules by name
   * @throws ConfigException with all that is wrong with it
   */
  public static CheckConfig read(String text, Map<String, ProbeModule> modules) {
    Problems problems = new Problems(NAME);
    Optional<Node> node = YamlDocument.parse(text, problems);
    if (node.isEmpty()) {
      problems.add("expected a check, got nothing");
      throw problems.exception();
    }
    Reading reading = new Reading(problems, Expansion.none(), Path.of(""));
    YamlValue value = new YamlValue(node.get(), "", reading);
    YamlMapping mapping = value.mapping();
    if (mapping != null) {
      mapping.allow(KEYS, Set.of());
    }
    problems.throwIfAny();
    CheckConfig check = CheckReader.read(value, modules, CheckTimes.DEFAULT, new HashSet<>());
    problems.throwIfAny();
    if (check == null) {
      throw new IllegalStateException("a check that is wrong has no problem: " + text);
    }
    return check;
  }
}
