package io.monitorix.exporter.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads modules in the format of blackbox_exporter's configuration file. Immutable, hence
 * thread-safe.
 */
public final class ProbeModules {

  private static final String BUILT_IN = "probe-modules.yml";

  private ProbeModules() {}

  /** The modules that are there without any file, by name. */
  public static Map<String, ProbeModule> builtIn() {
    Problems problems = new Problems(BUILT_IN);
    try (InputStream in =
        Objects.requireNonNull(ProbeModules.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, ProbeModule> modules =
          read(
              YamlDocument.parse(text, problems),
              new Reading(problems, Expansion.none(), Path.of("")));
      problems.throwIfAny();
      return modules;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + BUILT_IN, e);
    }
  }

  /**
   * Reads a file. Relative paths in it begin at the working directory, and <code>${NAME}</code> is
   * nothing special: both as the original has it.
   *
   * @return the modules by name, in the order of the file
   * @throws ConfigException with everything that is wrong, if the file cannot be used
   */
  public static Map<String, ProbeModule> load(Path file) {
    Problems problems = new Problems(file.toString());
    Optional<Node> document = YamlDocument.read(file, problems);
    Map<String, ProbeModule> modules =
        read(document, new Reading(problems, Expansion.none(), Path.of("")));
    if (document.isEmpty()) {
      problems.add("no modules; write, for instance, modules: {http_2xx: {prober: http}}");
    }
    problems.throwIfAny();
    return modules;
  }

  private static Map<String, ProbeModule> read(Optional<Node> document, Reading reading) {
    @Nullable YamlMapping root =
        document
            .map(node -> new YamlValue(node, "", reading).mapping(List.of("modules")))
            .orElse(null);
    YamlValue section = root == null ? null : root.require("modules");
    return section == null ? Map.of() : ProbeModuleReader.readAll(section);
  }
}
