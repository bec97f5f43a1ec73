package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.QDevice;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code pve_qdevice_…}: the device that votes where nodes are even in number. */
final class QDeviceCollector implements Collector {

  static final Metric QDEVICE_INFO =
      Metric.gauge(
          "pve_qdevice_info",
          "Proxmox VE QDevice info (1 if configured)",
          "id",
          "model",
          "algorithm",
          "qnetd_host",
          "tie_breaker",
          "state");

  static final Metric QDEVICE_UP =
      Metric.gauge("pve_qdevice_up", "Proxmox VE QDevice is connected (1) or not (0)", "id");

  /**
   * {@code GET /cluster/config/qdevice}; empty where the server has none or will not tell, which
   * Proxmox answers alike.
   */
  static final Source<Optional<QDevice>> DEVICE =
      Source.ofTarget("cluster/config/qdevice", (reader, target, previous) -> device(reader));

  @Override
  public CollectorName name() {
    return CollectorName.QDEVICE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(DEVICE, PveSources.CLUSTER_STATUS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(QDEVICE_INFO, QDEVICE_UP);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Optional<QDevice> device = readings.get(DEVICE);
    ClusterStatus status = readings.get(PveSources.CLUSTER_STATUS);
    if (device == null || status == null || device.isEmpty()) {
      return;
    }
    status.cluster().ifPresent(cluster -> collect("cluster/" + cluster.name(), device.get(), out));
  }

  private static CompletableFuture<Optional<QDevice>> device(SourceReader reader) {
    return reader
        .read(PveSources.CLUSTER_STATUS)
        .thenCompose(
            status -> {
              if (status.cluster().isEmpty()) {
                return CompletableFuture.completedFuture(Optional.<QDevice>empty());
              }
              return reader
                  .call(reader.pve().cluster().qdevice())
                  .thenApply(qdevice -> Optional.of(qdevice).filter(QDevice::configured))
                  .exceptionally(
                      failure -> {
                        if (Failures.isRefusal(failure)) {
                          return Optional.empty();
                        }
                        throw Failures.unchecked(failure);
                      });
            });
  }

  private static void collect(String id, QDevice device, Emission out) {
    out.emit(QDEVICE_UP, out.labels("id", id), "Connected".equals(device.state()) ? 1 : 0);
    out.emit(
        QDEVICE_INFO,
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
