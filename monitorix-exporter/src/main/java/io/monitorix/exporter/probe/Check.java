package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.CheckTiming;
import io.monitorix.exporter.config.ProbeModule;
import io.prometheus.metrics.model.snapshots.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One target that is checked at an interval.
 *
 * @param service what it is called
 * @param target a URL, a host, or host:port, as the module wants it
 * @param module how it is checked
 * @param timing when
 * @param guest the guest it is tied to; null for none
 */
public record Check(
    String service,
    String target,
    ProbeModule module,
    CheckTiming timing,
    @Nullable GuestRef guest) {

  /**
   * A guest that a check is tied to.
   *
   * @param cluster the value of the label {@code cluster}
   * @param id such as {@code qemu/100}
   */
  public record GuestRef(String cluster, String id) {}

  /** What all series of the check carry. */
  Labels labels() {
    Labels.Builder labels =
        Labels.builder()
            .label("target", target)
            .label("module", module.name())
            .label("service", service);
    if (guest != null) {
      labels.label("guest", guest.id()).label("cluster", guest.cluster());
    }
    return labels.build();
  }
}
