package io.monitorix.exporter.collect;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.QDevice;
import io.monitorix.exporter.config.CollectorName;
import java.util.List;
import java.util.Optional;

/** {@code pve_qdevice_…}: the device that votes where nodes are even in number. */
final class QDeviceCollector implements Collector {

  @Override
  public CollectorName name() {
    return CollectorName.QDEVICE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.QDEVICE, Source.CLUSTER_STATUS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Optional<QDevice> device = readings.get(Source.QDEVICE);
    ClusterStatus status = readings.get(Source.CLUSTER_STATUS);
    if (device == null || status == null || device.isEmpty()) {
      return;
    }
    status.cluster().ifPresent(cluster -> collect("cluster/" + cluster.name(), device.get(), out));
  }

  private static void collect(String id, QDevice device, Emission out) {
    out.emit(
        MetricCatalog.QDEVICE_UP, out.labels("id", id), "Connected".equals(device.state()) ? 1 : 0);
    out.emit(
        MetricCatalog.QDEVICE_INFO,
        out.labels(
            "id", id,
            "model", requireNonNullElse(device.model(), ""),
            "algorithm", requireNonNullElse(device.algorithm(), ""),
            "qnetd_host", requireNonNullElse(device.qnetdHost(), ""),
            "tie_breaker", requireNonNullElse(device.tieBreaker(), ""),
            "state", requireNonNullElse(device.state(), "")),
        1);
  }
}
