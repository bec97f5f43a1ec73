package io.monitorix.exporter.deployment;

import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.routing.RoutingCheck;
import io.monitorix.exporter.rules.RuleKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads files of the repository, as what they are written for reads them. */
final class DeployedFiles {

  /** Where the repository begins. */
  static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

  private static final String MERGE = "<<";

  private DeployedFiles() {}

  static String text(String path) {
    return text(ROOT.resolve(path));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of the project. */
  static String version() {
    return text("pom.xml").replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
  }

  /** A part of the tree of a YAML file. */
  record Node(@Nullable Object value) {

    Node get(String key) {
      return new Node(map().get(key));
    }

    Node at(String... keys) {
      Node node = this;
      for (String key : keys) {
        node = node.get(key);
      }
      return node;
    }

    boolean isAbsent() {
      return value == null;
    }

    Map<String, Object> map() {
      Map<String, Object> merged = new LinkedHashMap<>();
      if (value instanceof Map<?, ?> map) {
        if (map.get(MERGE) instanceof Map<?, ?> base) {
          merged.putAll(new Node(base).map());
        }
        map.forEach((key, each) -> merged.put(String.valueOf(key), each));
        merged.remove(MERGE);
      }
      return merged;
    }

    List<Node> list() {
      return value instanceof List<?> list
          ? list.stream().map(each -> new Node(each)).toList()
          : List.of();
    }

    List<String> texts() {
      return list().stream().map(Node::text).toList();
    }

    String text() {
      return String.valueOf(value);
    }
  }

  static Node yaml(String text) {
    List<Node> documents = documents(text);
    if (documents.size() != 1) {
      throw new IllegalArgumentException("expected one document, got " + documents.size());
    }
    return documents.get(0);
  }

  static List<Node> documents(String text) {
    LoadSettings settings =
        LoadSettings.builder().setSchema(new CoreSchema()).setAllowDuplicateKeys(false).build();
    List<Node> documents = new ArrayList<>();
    new Load(settings).loadAllFromString(text).forEach(each -> documents.add(new Node(each)));
    return documents;
  }

  /** All that {@code monitorix check} would tell of this {@code monitorix.yml}. */
  static List<String> problems(Path file, Map<String, String> environment) {
    try {
      MonitorixConfig config = new ConfigLoader(environment).load(file);
      List<String> problems = new ArrayList<>(RuleKeeper.problems(config.rules()));
      problems.addAll(RoutingCheck.problems(config.routing()));
      return problems;
    } catch (ConfigException e) {
      return e.problems().stream().map(String::valueOf).toList();
    }
  }

  static List<String> problems(Path folder, String text, Map<String, String> environment) {
    try {
      return problems(Files.writeString(folder.resolve("monitorix.yml"), text), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same with the examples that are commented out: a {@code #} before a key or its indentation.
   */
  static String uncommented(String text) {
    return text.replaceAll("(?m)^#(?=[a-z_]+:( |$)| {2,})", "");
  }
}
