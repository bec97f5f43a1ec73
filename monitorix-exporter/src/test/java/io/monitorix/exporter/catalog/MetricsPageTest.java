package io.monitorix.exporter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.poll.CollectorHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/metrics.md} true. */
class MetricsPageTest {

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
                    CollectorHealth.metrics())));
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
