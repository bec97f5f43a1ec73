package io.monitorix.exporter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.discovery.FileDiscovery;
import io.monitorix.exporter.poll.CollectorHealth;
import io.monitorix.exporter.probe.ProbeMetrics;
import io.monitorix.exporter.volume.VolumeControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/metrics.md} true. */
class MetricsPageTest {

  private static final String OURSELVES =
      "Beside these there are those of the JVM and the process (`jvm_…`, `process_…`, `system_…`)"
          + " and `http_server_requests_seconds{method,uri,status}`, as Micrometer names them. With"
          + " `remote_write` or `otlp` also `monitorix_remote_write_…` and `monitorix_otlp_…` by"
          + " `remote`: `samples_total`, `samples_failed_total`, `samples_dropped_total`,"
          + " `samples_pending`, `retries_total`, `highest_sent_timestamp_seconds`.";

  @Test
  void thePageIsWhatTheCatalogSays() throws IOException {
    Path inRoot = Path.of("docs");
    Path docs = Files.isDirectory(inRoot) ? inRoot : Path.of("..").resolve(inRoot);
    Path page = docs.resolve("metrics.md");
    String text =
        MetricsPage.text(
            List.of(
                new MetricsPage.Section(
                    "How the collectors do",
                    "Of each target; `node` where a collector goes node by node.",
                    CollectorHealth.metrics()),
                new MetricsPage.Section(
                    "How many series there are",
                    "Of each target, after filters, label rules and the cap.",
                    VolumeControl.METRICS),
                new MetricsPage.Section(
                    "Service checks",
                    "Each also carries `target`, `module` and `service`, and `guest` and `cluster`"
                        + " where a guest's tag asks for the check; on `/probe` none of these.",
                    ProbeMetrics.all()),
                new MetricsPage.Section(
                    "Files of targets",
                    "Of each entry of `file_sd_configs`.",
                    FileDiscovery.METRICS),
                new MetricsPage.Section("The process itself", OURSELVES, OwnMetrics.all())));
    if (Boolean.parseBoolean(System.getenv("MONITORIX_WRITE_DOCS"))) {
      Files.writeString(page, text);
    }
    assertThat(page)
        .as(
            "run this test with MONITORIX_WRITE_DOCS=true in the environment after a change of the catalog")
        .content()
        .isEqualTo(text);
  }
}
