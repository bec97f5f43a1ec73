package io.monitorix.exporter.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.rules.file.AlertSpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertThresholdsTest {

  private static AlertSpec alert(String expr) {
    return new AlertSpec(
        "A", PromQl.parse(expr), Duration.ZERO, Duration.ZERO, Map.of(), Map.of(), 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up > 3|limit|5|up > 5",
        "up > 3 or up < 1|limit2|0.5|up > 3 or up < 0.5",
        "sum(rate(x[5m])) / 2 >= 0.25|limit|0.75|sum(rate(x[5m])) / 2 >= 0.75",
        "(a > 1) and (b > 2)|limit1|7|(a > 7) and (b > 2)",
        "a > on (cluster) group_left () monitorix_threshold{name=\"cpu\"}|cpu|0.5|"
            + "a > on (cluster) group_left () (0.5 * monitorix_cluster)",
        "up == 0|limit|5|up == 0",
        "up > 3|other|5|up > 3",
      })
  void anotherValueTakesThePlaceOfTheOne(String expr, String name, double value, String changed) {
    assertThat(AlertThresholds.with(alert(expr), Map.of(name, value)).expr().toString())
        .isEqualTo(PromQl.parse(changed).toString());
  }

  @Test
  void shippedThresholdsAreKnownWithTheirValues() {
    AlertThresholds thresholds = new AlertThresholds(ShippedFiles.read().files());

    assertThat(
            thresholds.of(
                alert(
                    "a > on (cluster) group_left () monitorix_threshold{name=\"node_cpu_ratio\"}"
                        + " and b < 3")))
        .containsExactly(Map.entry("limit", 3.0), Map.entry("node_cpu_ratio", 0.9));
    assertThat(thresholds.of(alert("up == 0"))).isEmpty();
  }

  @Test
  void eachShippedAlertIsEvaluableWithEachOfItsThresholdsChanged() {
    AlertThresholds thresholds = new AlertThresholds(ShippedFiles.read().files());
    int changed = 0;
    for (var file : ShippedFiles.read().files()) {
      for (var group : file.groups()) {
        for (var rule : group.rules()) {
          if (rule instanceof AlertSpec alert) {
            for (String name : thresholds.of(alert).keySet()) {
              AlertSpec other = AlertThresholds.with(alert, Map.of(name, 12345.5));
              assertThat(other.expr().toString()).as(alert.name()).contains("12345.5");
              changed++;
            }
          }
        }
      }
    }
    assertThat(changed).isGreaterThan(30);
  }
}
