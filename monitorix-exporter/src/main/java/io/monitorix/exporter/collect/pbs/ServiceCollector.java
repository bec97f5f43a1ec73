package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.Service;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;

/** {@code pbs_service_active}: whether the services of the backup server run. */
final class ServiceCollector implements Collector {

  static final Metric SERVICE_ACTIVE =
      Metric.gauge(
          "pbs_service_active",
          "Whether the service runs (1) or not (0); absent where it is not installed.",
          "service");

  /** {@code GET /nodes/localhost/services}. */
  static final Source<List<Service>> SERVICES =
      Source.<List<Service>>ofTarget(
              "nodes/localhost/services",
              (reader, target, previous) -> reader.call(reader.pbs().node().services()))
          .needing("/system/services", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.PBS_SERVICES;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(SERVICES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(SERVICE_ACTIVE);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<Service> services = readings.get(SERVICES);
    if (services == null) {
      return;
    }
    for (Service service : services) {
      // the server lists every service that it knows, those that the system lacks too
      if (service.state() != null && !"not-found".equals(service.unitState())) {
        out.emit(SERVICE_ACTIVE, out.labels("service", service.service()), isActive(service));
      }
    }
  }

  /** One that is done and stays in effect counts for systemd as active. */
  private static boolean isActive(Service service) {
    return service.running() || "exited".equals(service.state());
  }
}
