package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing}. */
final class RoutingSection {

  private static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  "config_file",
                  "receivers",
                  "locale",
                  "allow_exec",
                  "allow_link_local",
                  "acknowledgement"),
              PolicySection.KEYS.stream())
          .toList();

  private static final Duration LONGEST = Duration.ofDays(365);

  private RoutingSection() {}

  /** What the file says; nothing in the place of what is wrong. */
  static RoutingSettings read(@Nullable YamlValue section) {
    YamlMapping routing = section == null ? null : section.mapping(KEYS);
    if (routing == null) {
      return RoutingSettings.NONE;
    }
    YamlValue exec = routing.get("allow_exec");
    Boolean allowed = exec == null ? null : exec.bool();
    YamlValue near = routing.get("allow_link_local");
    Boolean linkLocal = near == null ? null : near.bool();
    Locale locale = locale(routing.get("locale"));
    RoutingSettings settings =
        new RoutingSettings(
            file(routing.get("config_file")),
            new ReceiversSection().read(routing.get("receivers")),
            locale,
            allowed != null && allowed,
            acknowledgement(routing.get("acknowledgement")),
            new PolicySection(locale).read(routing));
    return settings.withLinkLocal(linkLocal != null && linkLocal);
  }

  private static Optional<Path> file(@Nullable YamlValue file) {
    return file == null
        ? Optional.empty()
        : Optional.ofNullable(
            file.parse("the path of a file", text -> file.reading().resolve(text)));
  }

  private static Locale locale(@Nullable YamlValue value) {
    Locale locale =
        value == null
            ? null
            : value.parse(
                "en or de",
                text ->
                    switch (text) {
                      case "en" -> Locale.ENGLISH;
                      case "de" -> Locale.GERMAN;
                      default -> throw new IllegalArgumentException("no language of ours");
                    });
    return locale == null ? Locale.ENGLISH : locale;
  }

  private static Duration acknowledgement(@Nullable YamlValue section) {
    YamlMapping keys = section == null ? null : section.mapping(List.of("for"));
    YamlValue lasting = keys == null ? null : keys.get("for");
    Duration read =
        lasting == null
            ? null
            : lasting.parse(
                "a duration from 1m to 365d",
                text -> {
                  Duration duration = PrometheusDuration.parse(text);
                  if (duration.compareTo(Duration.ofMinutes(1)) < 0
                      || duration.compareTo(LONGEST) > 0) {
                    throw new IllegalArgumentException("out of range");
                  }
                  return duration;
                });
    return read == null ? RoutingSettings.USUAL_ACKNOWLEDGEMENT : read;
  }
}
