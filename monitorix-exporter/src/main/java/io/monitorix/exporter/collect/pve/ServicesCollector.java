package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Service;
import io.monitorix.client.pve.model.ServiceState;
import io.monitorix.client.pve.model.ServiceUnitState;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pve_service_…}: the services of Proxmox VE that are installed on nodes. */
final class ServicesCollector implements Collector {

  static final Metric ACTIVE =
      Metric.gauge(
          "pve_service_active",
          "Whether the service is active (1) or not (0); services that are not installed are "
              + "left out.",
          "node",
          "service");

  static final Metric STATE =
      Metric.gauge(
          "pve_service_state",
          "The state of the service in the words of systemd.",
          "node",
          "service",
          "state");

  private static final List<String> STATES =
      List.of("running", "exited", "dead", "failed", "start", "stop", "reload", "auto-restart");

  /** {@code GET /nodes/{node}/services}. */
  static final Source<List<Service>> SERVICES =
      Source.<List<Service>>ofNode(
              "nodes/{node}/services",
              (reader, node, previous) -> reader.call(reader.pve().node(node.name()).services()))
          .needing("/nodes/{node}", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.SERVICES;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(SERVICES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(ACTIVE, STATE);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        SERVICES, (node, services) -> services.forEach(service -> collect(node, service, out)));
  }

  private static void collect(String node, Service service, Emission out) {
    if (service.installation() == ServiceUnitState.NOT_FOUND) {
      return;
    }
    out.emit(ACTIVE, out.labels("node", node, "service", service.service()), isActive(service));
    out.emitState(
        STATE, "state", STATES, service.state(), "node", node, "service", service.service());
  }

  /** Old releases tell the finer state alone; null where neither is told. */
  private static @Nullable Boolean isActive(Service service) {
    if (service.activity() != ServiceState.UNKNOWN) {
      return service.activity() == ServiceState.ACTIVE
          || service.activity() == ServiceState.RELOADING
          || service.activity() == ServiceState.REFRESHING;
    }
    return service.state() == null ? null : service.running();
  }
}
