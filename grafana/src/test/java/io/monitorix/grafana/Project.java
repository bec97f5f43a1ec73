package io.monitorix.grafana;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RecordSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things are, and the rules as they are read. */
final class Project {

  static final Path RULES = Path.of("rules");
  static final Path TESTS = RULES.resolve("tests");
  static final Path DOCS = Path.of("../docs");
  static final Path RUNBOOKS = DOCS.resolve("runbooks");

  private Project() {}

  static List<RuleSpec> rules() {
    return ShippedRules.texts().entrySet().stream()
        .flatMap(
            file ->
                RuleFile.parse(file.getKey() + ".yml", file.getValue(), RuleTemplates.CHECK)
                    .groups()
                    .stream())
        .flatMap(group -> group.rules().stream())
        .toList();
  }

  static List<AlertSpec> alerts() {
    return only(AlertSpec.class);
  }

  static List<RecordSpec> records() {
    return only(RecordSpec.class);
  }

  private static <T> List<T> only(Class<T> kind) {
    return rules().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The files of the folder that end so, by name. */
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
