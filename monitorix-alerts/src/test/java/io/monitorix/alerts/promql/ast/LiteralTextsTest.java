package io.monitorix.alerts.promql.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTextsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1ms",
    "90061001, 1d1h1m1s1ms",
    "604800000, 1w",
    "691200000, 8d",
    "31536000000, 1y",
    "31536060000, 365d1m",
    "-300000, -5m"
  })
  void durationsAreWrittenAsPrometheusWritesThem(long millis, String text) {
    assertThat(DurationText.print(millis)).isEqualTo(text);
    assertThat(DurationText.parse(text.replace("-", ""))).hasValue(Math.abs(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "5x", "1s1m", "1m1m", "-5m", "5.5m", "5 m", "300y", "9e9m"})
  void whatIsNoDurationIsTold(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, 0.1",
    "100000, 100000, 100000",
    "2e-3, 0.002, 0.002",
    "1e21, 1000000000000000000000, 1e+21",
    "2e23, 200000000000000000000000, 2e+23",
    "1.5e-5, 0.000015, 1.5e-05",
    "Infinity, +Inf, +Inf",
    "-Infinity, -Inf, -Inf",
    "NaN, NaN, NaN",
    "-0.0, -0, -0"
  })
  void numbersAreWrittenAsGoWritesThem(double value, String plain, String general) {
    assertThat(FloatText.plain(value)).isEqualTo(plain);
    assertThat(FloatText.general(value)).isEqualTo(general);
  }

  @Test
  void numbersAreReadAsTheSameAgain() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(FloatText.plain(value))).isEqualTo(value);
        assertThat(Double.parseDouble(FloatText.general(value))).isEqualTo(value);
      }
    }
  }
}
