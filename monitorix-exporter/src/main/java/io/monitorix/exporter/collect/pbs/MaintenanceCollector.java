package io.monitorix.exporter.collect.pbs;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pbs.model.Certificate;
import io.monitorix.client.pbs.model.Subscription;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;

/** Subscription, certificates and updates of the backup server. */
final class MaintenanceCollector implements Collector {

  static final Metric SUBSCRIPTION_STATUS =
      Metric.gauge(
          "pbs_subscription_status",
          "Status of the subscription (1 for the status that holds).",
          "status");

  static final Metric CERTIFICATE_NOT_AFTER_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pbs_certificate_not_after_timestamp_seconds",
          "When the certificate expires, as Unix timestamp.",
          "filename");

  static final Metric UPDATES_AVAILABLE =
      Metric.gauge("pbs_updates_available", "Number of packages that can be updated.");

  /** {@code GET /nodes/localhost/subscription}. */
  static final Source<Subscription> SUBSCRIPTION =
      Source.ofTarget(
          "nodes/localhost/subscription",
          (reader, target, previous) -> reader.call(reader.pbs().node().subscription()));

  /** {@code GET /nodes/localhost/certificates/info}: no role but {@code Admin} may read it. */
  static final Source<List<Certificate>> CERTIFICATES =
      Source.<List<Certificate>>ofTarget(
              "nodes/localhost/certificates/info",
              (reader, target, previous) -> reader.call(reader.pbs().node().certificates()))
          .needing("/system/certificates", "Sys.Modify");

  /** {@code GET /nodes/localhost/apt/update}: how many there are. */
  static final Source<Integer> UPDATES =
      Source.<Integer>ofTarget(
              "nodes/localhost/apt/update",
              (reader, target, previous) ->
                  reader.call(reader.pbs().node().updates()).thenApply(List::size))
          .needing("/", "Sys.Audit");

  private static final List<String> STATUSES =
      List.of("new", "notfound", "active", "invalid", "expired", "suspended");

  @Override
  public CollectorName name() {
    return CollectorName.PBS_MAINTENANCE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(SUBSCRIPTION, CERTIFICATES, UPDATES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(SUBSCRIPTION_STATUS, CERTIFICATE_NOT_AFTER_TIMESTAMP_SECONDS, UPDATES_AVAILABLE);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Subscription subscription = readings.get(SUBSCRIPTION);
    if (subscription != null) {
      out.emitState(SUBSCRIPTION_STATUS, "status", STATUSES, subscription.status());
    }
    List<Certificate> certificates = readings.get(CERTIFICATES);
    if (certificates != null) {
      for (Certificate certificate : certificates) {
        out.emit(
            CERTIFICATE_NOT_AFTER_TIMESTAMP_SECONDS,
            out.labels("filename", requireNonNullElse(certificate.filename(), "")),
            certificate.notAfter());
      }
    }
    out.emit(UPDATES_AVAILABLE, out.labels(), readings.get(UPDATES));
  }
}
