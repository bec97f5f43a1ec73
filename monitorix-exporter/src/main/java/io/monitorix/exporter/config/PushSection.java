package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code remote_write} and {@code otlp}. */
final class PushSection {

  private PushSection() {}

  /**
   * What the file says of both.
   *
   * @param interval from one push to the next, where the file says nothing
   * @param externalLabels sent along where a receiver has no label of that name
   */
  static PushConfig read(YamlMapping root, Duration interval, Map<String, String> externalLabels) {
    return new PushConfig(
        RemoteWriteSection.read(root.get("remote_write"), interval, externalLabels),
        otlp(root.get("otlp"), interval));
  }

  private static Optional<OtlpConfig> otlp(@Nullable YamlValue section, Duration interval) {
    return section == null
        ? Optional.empty()
        : Optional.ofNullable(OtlpSection.read(section, interval));
  }
}
