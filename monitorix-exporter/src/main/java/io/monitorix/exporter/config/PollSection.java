package io.monitorix.exporter.config;

import org.jspecify.annotations.Nullable;

/** Reads {@code poll}: what applies to each target that does not say otherwise. */
final class PollSection {

  private PollSection() {}

  /** The defaults after a problem, so that targets are checked all the same. */
  static Timing read(@Nullable YamlValue section) {
    YamlMapping poll = section == null ? null : section.mapping(Timing.KEYS);
    return poll == null ? Timing.DEFAULT : Timing.read(poll, Timing.DEFAULT);
  }
}
