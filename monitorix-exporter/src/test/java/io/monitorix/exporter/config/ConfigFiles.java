package io.monitorix.exporter.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder of configuration files, and what loading one gives. */
record ConfigFiles(Path folder) {

  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PVE_TOKEN", "from-the-environment",
          "INTERVAL", "45s",
          "HOST", "pve7",
          "STATE_DIRECTORY", "/var/lib/monitorix");

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MonitorixConfig load(String yaml) {
    return new ConfigLoader(ENVIRONMENT).load(write("monitorix.yml", yaml));
  }

  /** What is wrong with a monitorix.yml, each problem as {@code line:column: message}. */
  List<String> problems(String yaml) {
    return problemsOf(() -> load(yaml));
  }

  /** What is wrong with a pve.yml, likewise. */
  List<String> pveProblems(String yaml) {
    return problemsOf(() -> new PveModules().load(write("pve.yml", yaml)));
  }

  private static List<String> problemsOf(Runnable load) {
    try {
      load.run();
      return List.of();
    } catch (ConfigException e) {
      return e.problems().stream()
          .map(p -> p.line() + ":" + p.column() + ": " + p.message())
          .toList();
    }
  }
}
