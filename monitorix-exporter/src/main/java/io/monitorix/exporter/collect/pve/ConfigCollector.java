package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import java.util.Objects;

/** {@code pve_onboot_status}: whether guests start with their node, where that is set. */
final class ConfigCollector implements Collector {

  static final Metric ONBOOT_STATUS =
      Metric.gauge("pve_onboot_status", "Proxmox vm config onboot value", "id", "node", "type");

  /** {@code GET /nodes/{node}/{type}/{vmid}/config}. */
  static final Source<GuestConfig> CONFIGURATION =
      Source.<GuestConfig>ofGuest(
              "nodes/{node}/{type}/{vmid}/config",
              guest -> true,
              (reader, guest, previous) ->
                  reader.call(reader.pve().node(guest.node()).guest(guest.id()).config()))
          .alsoWhenChanged(ConfigCollector::traits);

  /** What Proxmox shows of a configuration without being asked for it. */
  private static Object traits(Subject.Guest guest) {
    return List.of(
        guest.node(),
        guest.name(),
        guest.template(),
        guest.tags(),
        Objects.toString(guest.maxcpu()),
        Objects.toString(guest.maxmem()));
  }

  @Override
  public CollectorName name() {
    return CollectorName.CONFIG;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(CONFIGURATION);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(ONBOOT_STATUS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachGuest(
        CONFIGURATION,
        (guest, config) ->
            out.emit(
                ONBOOT_STATUS,
                out.labels(
                    "id", guest.key(), "node", guest.node(), "type", guest.id().kind().word()),
                config.onboot()));
  }
}
