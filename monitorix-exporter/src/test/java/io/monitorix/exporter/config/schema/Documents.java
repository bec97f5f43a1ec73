package io.monitorix.exporter.config.schema;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository's documentation lies. */
final class Documents {

  private Documents() {}

  static Path folder() {
    return root().resolve("docs");
  }

  static Path root() {
    // Surefire starts in the module's folder, an IDE in that of the repository.
    return Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
  }
}
