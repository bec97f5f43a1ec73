package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.interval.TimeSpec;
import io.monitorix.alerts.routing.silence.MaintenanceWindow.Recurring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads time intervals: names of those of the routing file, and what it could have in them. */
final class IntervalSection {

  private final PolicyNames names;

  IntervalSection(PolicyNames names) {
    this.names = names;
  }

  /** {@code null} after a problem. */
  @Nullable Recurring read(YamlValue section) {
    List<YamlValue> elements = section.list();
    if (elements == null) {
      return null;
    }
    List<String> named = new ArrayList<>();
    List<TimeSpec> specs = new ArrayList<>();
    for (YamlValue element : elements) {
      if (element.isMapping()) {
        specs.add(element.byLibrary(RoutingConfig::timeInterval));
      } else {
        String name = names.interval(element);
        if (name != null) {
          named.add(name);
        }
      }
    }
    if (elements.isEmpty()) {
      section.problem("expected at least one time interval");
      return null;
    }
    return new Recurring(named, specs);
  }
}
