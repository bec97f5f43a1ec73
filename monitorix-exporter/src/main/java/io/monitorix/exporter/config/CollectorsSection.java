package io.monitorix.exporter.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code collectors} of a target. */
final class CollectorsSection {

  private static final List<String> KEYS =
      Arrays.stream(CollectorName.values()).map(CollectorName::key).toList();

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
    Set<CollectorName> enabled = EnumSet.allOf(CollectorName.class);
    for (CollectorName name : CollectorName.values()) {
      YamlValue written = collectors.get(name.key());
      if (written != null && Boolean.FALSE.equals(written.bool())) {
        enabled.remove(name);
      }
    }
    return new CollectorSwitches(enabled);
  }
}
