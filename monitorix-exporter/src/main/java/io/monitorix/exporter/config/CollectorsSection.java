package io.monitorix.exporter.config;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code collectors} of a target. */
final class CollectorsSection {

  private static final List<String> KEYS =
      CollectorName.polled().stream().map(CollectorName::key).toList();

  private CollectorsSection() {}

  /** {@code null} after a problem. */
  static @Nullable CollectorSwitches read(@Nullable YamlValue section) {
    if (section == null) {
      return CollectorSwitches.ALL;
    }
    YamlMapping collectors = section.mapping(KEYS);
    if (collectors == null) {
      return null;
    }
    Set<CollectorName> enabled = CollectorName.polled();
    for (CollectorName name : CollectorName.polled()) {
      YamlValue written = collectors.get(name.key());
      if (written != null && Boolean.FALSE.equals(written.bool())) {
        enabled.remove(name);
      }
    }
    return new CollectorSwitches(enabled);
  }
}
