package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.CollectorName;
import java.util.List;

/** {@code pve_onboot_status}: whether guests start with their node, where that is set. */
final class ConfigCollector implements Collector {

  @Override
  public CollectorName name() {
    return CollectorName.CONFIG;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.GUEST_CONFIGURATIONS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<GuestConfiguration> guests = readings.get(Source.GUEST_CONFIGURATIONS);
    if (guests == null) {
      return;
    }
    for (GuestConfiguration guest : guests) {
      out.emit(
          MetricCatalog.ONBOOT_STATUS,
          out.labels("id", guest.id(), "node", guest.node(), "type", guest.type()),
          guest.config().onboot());
    }
  }
}
