package io.monitorix.exporter.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code data_dir} and {@code history}. */
final class DataSection {

  /** What a file without {@code data_dir} gets, beside that file. */
  private static final String DEFAULT_DIRECTORY = "monitorix-data";

  private static final List<String> HISTORY_KEYS = List.of("enabled");

  private DataSection() {}

  /** {@code null} after a problem. */
  static @Nullable DataConfig read(YamlMapping root, Reading reading) {
    YamlValue directory = root.get("data_dir");
    YamlValue section = root.get("history");
    Path path = directory == null ? reading.resolve(DEFAULT_DIRECTORY) : directory(directory);
    YamlMapping history = section == null ? null : section.mapping(HISTORY_KEYS);
    YamlValue enabled = history == null ? null : history.get("enabled");
    Boolean reads = enabled == null ? Boolean.TRUE : enabled.bool();
    return path == null || reads == null ? null : new DataConfig(path, reads);
  }

  private static @Nullable Path directory(YamlValue value) {
    return value.parse(
        "the path of a directory",
        text -> {
          Path resolved = value.reading().resolve(text);
          if (resolved == null || (Files.exists(resolved) && !Files.isDirectory(resolved))) {
            throw new IllegalArgumentException("not a directory");
          }
          return resolved;
        });
  }
}
