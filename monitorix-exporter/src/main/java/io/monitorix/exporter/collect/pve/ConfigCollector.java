package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Objects;

/**
 * {@code pve_onboot_status} and {@code pve_guest_config_info}: what guests are configured to do.
 */
final class ConfigCollector implements Collector {

  static final Metric ONBOOT_STATUS =
      Metric.gauge("pve_onboot_status", "Proxmox vm config onboot value", "id", "node", "type");

  static final Metric GUEST_CONFIG_INFO =
      Metric.gauge(
          "pve_guest_config_info",
          "How the guest is configured; an empty label means Proxmox's default.",
          "id",
          "ostype",
          "machine",
          "bios",
          "cpu_type",
          "agent",
          "protection");

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
    return List.of(ONBOOT_STATUS, GUEST_CONFIG_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachGuest(
        CONFIGURATION,
        (guest, config) -> {
          out.emit(
              ONBOOT_STATUS,
              out.labels("id", guest.key(), "node", guest.node(), "type", guest.id().kind().word()),
              config.onboot());
          if (!out.isCompatible()) {
            out.emit(GUEST_CONFIG_INFO, info(guest, config, out), 1);
          }
        });
  }

  private static Labels info(Subject.Guest guest, GuestConfig config, Emission out) {
    boolean machine = guest.id().kind() == GuestKind.QEMU;
    return out.labels(
        "id", guest.key(),
        "ostype", requireNonNullElse(config.ostype(), ""),
        "machine", requireNonNullElse(PropertyString.get(config.machine(), "type", true), ""),
        "bios", requireNonNullElse(config.bios(), ""),
        "cpu_type", requireNonNullElse(PropertyString.get(config.cpu(), "cputype", true), ""),
        // containers have none to switch on
        "agent", machine ? flag(AgentTalk.isEnabled(config)) : "",
        "protection", flag(Boolean.TRUE.equals(config.protection())));
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }
}
