package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing}. */
final class RoutingSection {

  private static final List<String> KEYS =
      Stream.concat(Stream.of("config_file", "receivers"), PolicySection.KEYS.stream()).toList();

  private RoutingSection() {}

  /** What the file says; nothing in the place of what is wrong. */
  static RoutingSettings read(@Nullable YamlValue section) {
    YamlMapping routing = section == null ? null : section.mapping(KEYS);
    if (routing == null) {
      return RoutingSettings.NONE;
    }
    YamlValue file = routing.get("config_file");
    Path path =
        file == null
            ? null
            : file.parse("the path of a file", text -> file.reading().resolve(text));
    return new RoutingSettings(Optional.ofNullable(path), new PolicySection().read(routing));
  }
}
