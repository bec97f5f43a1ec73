package io.monitorix.exporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProbeMetricsTest {

  @Test
  void eachMetricIsOnThePage() throws IOException {
    Path inRoot = Path.of("docs", "probes.md");
    String page = Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));

    assertThat(ProbeMetrics.all())
        .allSatisfy(metric -> assertThat(page).containsPattern("`" + metric.name() + "[`{]"));
  }

  @Test
  void namesAreUnique() {
    assertThat(ProbeMetrics.all()).extracting(metric -> metric.name()).doesNotHaveDuplicates();
  }
}
