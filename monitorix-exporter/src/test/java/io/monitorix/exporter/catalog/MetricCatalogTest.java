package io.monitorix.exporter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.exporter.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricCatalogTest {

  @Test
  void namesAreUniqueAndFollowTheConventions() {
    assertThat(MetricCatalog.all()).extracting(Metric::name).doesNotHaveDuplicates();
    assertThat(MetricCatalog.all())
        .allSatisfy(
            metric -> {
              assertThat(metric.name()).matches("(pve|pbs)_[a-z0-9_]+[a-z0-9]");
              assertThat(metric.help()).isNotBlank();
              assertThat(metric.labels()).doesNotHaveDuplicates();
              if (metric.type() == Metric.Type.COUNTER) {
                assertThat(metric.name()).endsWith("_total");
              }
            });
  }

  @Test
  void eachDeprecatedGaugeHasACounterInItsPlace() {
    assertThat(MetricCatalog.all().stream().filter(Metric::deprecated))
        .hasSize(4)
        .allSatisfy(
            metric ->
                assertThat(metric.help()).contains("DEPRECATED: Use pve_").endsWith(" instead."));
  }

  @Test
  void whatPveExporterHasIsTheSameToTheLetter() throws IOException {
    Optional<Path> reference =
        Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(folder -> folder.resolve("shared").resolve("pve-exporter-3.10.tsv"))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(reference.isPresent(), "the reference is not here");
    Map<String, Metric> ours =
        MetricCatalog.all().stream().collect(Collectors.toMap(Metric::name, Function.identity()));
    List<String[]> theirs =
        Files.readAllLines(reference.get()).stream()
            .filter(line -> line.startsWith("pve_"))
            .map(line -> line.split("\t", -1))
            // what it tells of itself is not in the catalog of what Proxmox tells
            .filter(row -> !row[0].matches("pve_(scrape|collection|request)_.*"))
            .toList();
    assertThat(theirs)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row -> {
              Metric metric = ours.get(row[0]);
              assertThat(metric).as(row[0]).isNotNull();
              assertThat(metric.type().name()).isEqualToIgnoringCase(row[1]);
              assertThat(String.join(",", metric.labels()))
                  .isEqualTo(row[2].replaceFirst(" .*", ""));
              assertThat(metric.help()).isEqualTo(row[3]);
            });
  }
}
