package io.monitorix.exporter.dashboards.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.LabelMatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownMetricsTest {

  private final KnownMetrics known = KnownMetrics.ofMonitorix(List.of("monitorix_guest"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pve_up",
        "pve_guest_info",
        "pbs_up",
        "probe_success",
        "pve_collector_success",
        "monitorix_build_info",
        "monitorix_poll_duration_seconds_bucket",
        "monitorix_rule_evaluation_duration_seconds_sum",
        "monitorix_guest",
        "jvm_memory_used_bytes",
        "ALERTS",
        "up",
        "scrape_duration_seconds",
      })
  void whatMonitorixAndEnginesHaveIsKnown(String name) {
    assertThat(known.has(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pve_down", "node_load1", "pve_up_bucket", "monitorix_storage"})
  void otherNamesAreNot(String name) {
    assertThat(known.has(name)).isFalse();
    assertThat(known.and(List.of(name)).has(name)).isTrue();
  }

  @Test
  void regularExpressionsHaveToFitOne() {
    assertThat(known.hasOneOf(matcher("pve_(up|down)"))).isTrue();
    assertThat(known.hasOneOf(matcher("jvm_gc_.*"))).isTrue();
    assertThat(known.hasOneOf(matcher("node_.*"))).isFalse();
  }

  @Test
  void namesAreReadFromListsAndFromAnswersToScrapes() {
    assertThat(
            MetricNames.in(
                """
                # HELP node_load1 1m load average.
                # TYPE node_load1 gauge
                node_load1 0.5
                # TYPE go_gc summary
                node_cpu_seconds_total{cpu="0",mode="idle"} 12
                ups:load
                """))
        .containsExactly("node_load1", "go_gc", "node_cpu_seconds_total", "ups:load");
  }

  private static LabelMatcher matcher(String regex) {
    return LabelMatcher.of("__name__", LabelMatcher.Type.REGEX, regex);
  }
}
