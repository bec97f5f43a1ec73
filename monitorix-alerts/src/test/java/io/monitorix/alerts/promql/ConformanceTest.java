package io.monitorix.alerts.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.alerts.promql.script.ScriptReport;
import io.monitorix.alerts.promql.script.ScriptRunner;
import io.monitorix.alerts.promql.script.TestScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs scripts: our own, and those of Prometheus where they lie beside the project. */
class ConformanceTest {

  private static final Path OWN = Path.of("src/test/resources/io/monitorix/alerts/promql");
  private static final Path PROMETHEUS =
      Path.of(System.getProperty("promql.conformance", "../../shared/alerts/promqltest"));

  @ParameterizedTest
  @MethodSource("own")
  void ownCasesPass(Path file) throws IOException {
    passes(file);
  }

  @Test
  void casesOfPrometheusPass() throws IOException {
    assumeTrue(Files.isDirectory(PROMETHEUS), "the cases are not there");

    for (Path file : scripts(PROMETHEUS)) {
      passes(file);
    }
  }

  static List<Path> own() throws IOException {
    return scripts(OWN);
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".test")).sorted().toList();
    }
  }

  private static void passes(Path file) throws IOException {
    TestScript script = TestScript.read(file);
    ScriptReport report = new ScriptRunner().run(script);

    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isEqualTo(script.cases()).isPositive();
  }
}
