package io.monitorix.alerts.promql.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDecimalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "0.3",
        "1",
        "10",
        "1e22",
        "1e23",
        "2e23",
        "8.41e21",
        "4.9e-324",
        "1.7976931348623157e308",
        "2.2250738585072014e-308",
        "2.225073858507201e-308",
        "9007199254740993",
        "0.30000000000000004"
      })
  void edgesAreAsLongDivisionSays(String text) {
    double value = Double.parseDouble(text);
    assertThat(ShortestDecimal.of(value)).isEqualByComparingTo(slowly(value));
    assertThat(ShortestDecimal.of(-value)).isEqualByComparingTo(slowly(-value));
  }

  @Test
  void anyBitsAreAsLongDivisionSays() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value) && value != 0) {
        assertThat(ShortestDecimal.of(value)).isEqualByComparingTo(slowly(value));
      }
    }
  }

  @Test
  void powersOfTwoAreReadAsTheSameAgain() {
    for (int power = -1074; power <= 1023; power++) {
      double value = Math.scalb(1.0, power);
      assertThat(ShortestDecimal.of(value).doubleValue()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-17, -17",
    "1795426105, 1795426105",
    "0.1, 0.1",
    "0.000001, 0.000001",
    "0.0000001, 1e-07",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "-2.5e-9, -2.5e-09",
    "NaN, NaN",
    "Infinity, +Inf",
    "-Infinity, -Inf"
  })
  void samplesAreWrittenAsPrometheusWritesThem(double value, String text) {
    assertThat(FloatText.sample(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0e+00", "0.75, 7.5e-01", "1, 1e+00", "123456, 1.23456e+05", "NaN, NaN"})
  void alertValuesAreWrittenWithAnExponent(double value, String text) {
    assertThat(FloatText.scientific(value)).isEqualTo(text);
  }

  private static BigDecimal slowly(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }
}
