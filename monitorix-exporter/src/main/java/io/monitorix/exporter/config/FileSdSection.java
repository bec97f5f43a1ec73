package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code file_sd_configs}. */
final class FileSdSection {

  private static final Duration REFRESH_INTERVAL = Duration.ofMinutes(5);

  private static final List<String> KEYS =
      Stream.concat(Stream.of("files", "refresh_interval"), TargetsSection.COMMON_KEYS.stream())
          .toList();

  private FileSdSection() {}

  /** The entries without problems. */
  static List<FileSdConfig> read(@Nullable YamlValue section, Timing poll, VolumeConfig volume) {
    List<YamlValue> elements = section == null ? null : section.list();
    List<FileSdConfig> configs = new ArrayList<>();
    for (YamlValue element : elements == null ? List.<YamlValue>of() : elements) {
      YamlMapping entry = element.mapping(KEYS);
      FileSdConfig config = entry == null ? null : config(entry, poll, volume);
      if (config != null) {
        configs.add(config);
      }
    }
    return configs;
  }

  private static @Nullable FileSdConfig config(
      YamlMapping entry, Timing poll, VolumeConfig volume) {
    List<FilePattern> files = files(entry.require("files"));
    YamlValue interval = entry.get("refresh_interval");
    Duration refresh = interval == null ? REFRESH_INTERVAL : Timing.duration(interval);
    TargetConfig template =
        TargetsSection.settings(entry, "template", List.of("template"), poll, volume);
    return files.isEmpty() || refresh == null || template == null
        ? null
        : new FileSdConfig(files, refresh, template);
  }

  private static List<FilePattern> files(@Nullable YamlValue value) {
    List<YamlValue> elements = value == null ? null : value.list();
    List<FilePattern> files = new ArrayList<>();
    if (value != null && elements != null && elements.isEmpty()) {
      value.problem("the list is empty; add a file");
    }
    for (YamlValue element : elements == null ? List.<YamlValue>of() : elements) {
      FilePattern file = file(element);
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  /** The file or the pattern of files; {@code null} after a problem. */
  static @Nullable FilePattern file(YamlValue value) {
    return value.parse(
        "a file that ends in .json, .yml or .yaml, with * in its name only",
        text -> {
          Path path = value.reading().resolve(text);
          if (path == null) {
            throw new IllegalArgumentException("not a path");
          }
          return FilePattern.of(path);
        });
  }
}
