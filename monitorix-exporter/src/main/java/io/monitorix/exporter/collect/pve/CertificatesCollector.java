package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.Certificate;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Objects;

/** {@code pve_certificate_…}: certificates of nodes. */
final class CertificatesCollector implements Collector {

  static final Metric NOT_AFTER =
      Metric.gauge(
          "pve_certificate_not_after_timestamp_seconds",
          "Unix timestamp of the last moment at which the certificate is valid.",
          "node",
          "filename");

  static final Metric NOT_BEFORE =
      Metric.gauge(
          "pve_certificate_not_before_timestamp_seconds",
          "Unix timestamp of the first moment at which the certificate is valid.",
          "node",
          "filename");

  static final Metric INFO =
      Metric.gauge(
          "pve_certificate_info",
          "A certificate of the node, with its SHA-256 fingerprint.",
          "node",
          "filename",
          "subject",
          "issuer",
          "fingerprint");

  /** {@code GET /nodes/{node}/certificates/info}. */
  static final Source<List<Certificate>> CERTIFICATES =
      Source.ofNode(
          "nodes/{node}/certificates/info",
          (reader, node, previous) -> reader.call(reader.pve().node(node.name()).certificates()));

  @Override
  public CollectorName name() {
    return CollectorName.CERTIFICATES;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(CERTIFICATES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(NOT_AFTER, NOT_BEFORE, INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        CERTIFICATES,
        (node, certificates) ->
            certificates.forEach(certificate -> collect(node, certificate, out)));
  }

  private static void collect(String node, Certificate certificate, Emission out) {
    String filename = requireNonNullElse(certificate.filename(), "");
    Labels labels = out.labels("node", node, "filename", filename);
    out.emit(NOT_AFTER, labels, certificate.notAfter());
    out.emit(NOT_BEFORE, labels, certificate.notBefore());
    out.emit(
        INFO,
        out.labels(
            "node", node,
            "filename", filename,
            "subject", requireNonNullElse(certificate.subject(), ""),
            "issuer", requireNonNullElse(certificate.issuer(), ""),
            "fingerprint", Objects.toString(certificate.fingerprint(), "")),
        1);
  }
}
