package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads names that the routing file has to have, and gathers them. Not thread-safe. */
final class PolicyNames {

  private final List<NamedPlace> receivers = new ArrayList<>();
  private final List<NamedPlace> intervals = new ArrayList<>();

  /** The name of a receiver; {@code null} after a problem. */
  @Nullable String receiver(@Nullable YamlValue value) {
    String name = value == null ? null : value.text("the name of a receiver");
    if (value != null && name != null) {
      receivers.add(value.place(name));
    }
    return name;
  }

  /** The name of a time interval; {@code null} after a problem. */
  @Nullable String interval(YamlValue value) {
    String name = value.text("the name of a time interval");
    if (name != null) {
      intervals.add(value.place(name));
    }
    return name;
  }

  List<NamedPlace> receivers() {
    return receivers;
  }

  List<NamedPlace> intervals() {
    return intervals;
  }
}
